import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version } from '../api'
import { suiteRunsQuery } from './api'
import { SuitePolicy } from './SuitePolicy'
import { SuiteResults } from './SuiteResults'

interface Props {
  datasetId: string
  version: Version | undefined
  /** Whether the version is known, or that there is none. */
  known: boolean
  view: 'items' | 'results' | undefined
  /** The items with the draft over them. */
  children: ReactNode
}

/** A suite: its policy, and below it either how its last run went or its items. */
export function SuiteView({ datasetId, version, known, view, children }: Props) {
  const { t } = useTranslation()
  const runs = useQuery(suiteRunsQuery(datasetId))
  const some = runs.data !== undefined && runs.data.length > 0
  const shown = some && view !== 'items' ? 'results' : 'items'
  return (
    <>
      {known && (
        <SuitePolicy id={datasetId} version={version}>
          {some && (
            <nav className="seg sm" aria-label={t('datasets.view')}>
              {(['results', 'items'] as const).map((each) => (
                <Link key={each} to="." search={((now: object) => ({ ...now, view: each, search: undefined, filters: undefined })) as never} className={shown === each ? 'on' : ''} aria-current={shown === each ? 'page' : undefined}>
                  {t(each === 'results' ? 'datasets.results' : 'datasets.items')}
                </Link>
              ))}
            </nav>
          )}
        </SuitePolicy>
      )}
      {runs.isPending ? null : shown === 'results' ? <SuiteResults datasetId={datasetId} version={version} runs={runs.data ?? []} /> : children}
    </>
  )
}
