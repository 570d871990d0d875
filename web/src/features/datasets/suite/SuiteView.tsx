import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Waiting } from '../../../components/PageStates'
import type { Dataset, Version } from '../api'
import { DatasetTabs } from '../tabs/DatasetTabs'
import { DatasetView } from '../tabs/DatasetView'
import { VIEWS, type View } from '../tabs/views'
import { suiteRunsQuery } from './api'
import { SuitePolicy } from './SuitePolicy'
import { SuiteResults } from './SuiteResults'

interface Props {
  dataset: Dataset | undefined
  datasetId: string
  version: Version | undefined
  /** Whether the version is known, or that there is none. */
  known: boolean
  view: View | undefined
  /** The items with the draft over them. */
  children: ReactNode
}

const WITHOUT_RESULTS = VIEWS.filter((view) => view !== 'results')

/** A suite: its policy, and below it how its last run went, or what else is known of it. */
export function SuiteView({ dataset, datasetId, version, known, view, children }: Props) {
  const runs = useQuery(suiteRunsQuery(datasetId))
  const some = runs.data !== undefined && runs.data.length > 0
  const shown: View = view && (some || view !== 'results') ? view : some ? 'results' : 'items'
  return (
    <>
      {!runs.isPending && known && <DatasetTabs dataset={dataset} datasetId={datasetId} views={some ? VIEWS : WITHOUT_RESULTS} shown={shown} />}
      {known && !runs.isPending && (shown === 'results' || shown === 'items') && <SuitePolicy id={datasetId} version={version} />}
      {runs.isPending || !known ? (
        <Waiting />
      ) : (
        <DatasetView view={shown} dataset={dataset} datasetId={datasetId}>
          {shown === 'results' ? <SuiteResults datasetId={datasetId} version={version} runs={runs.data ?? []} /> : children}
        </DatasetView>
      )}
    </>
  )
}
