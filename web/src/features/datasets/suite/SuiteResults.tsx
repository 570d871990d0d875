import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { PageError } from '../../../components/PageStates'
import { useListState } from '../../../components/list/useListState'
import { useLoadedList } from '../../../components/table/useLoadedList'
import type { Experiment } from '../../experiments/types'
import type { DatasetSearch } from '../feature'
import type { Version } from '../api'
import { suiteResultsQuery } from './api'
import { AssertionTable } from './AssertionTable'
import { ResultFigure } from './ResultFigure'
import { ResultItems } from './ResultItems'
import { ResultPanel } from './ResultPanel'
import { shownItems } from './results'
import './suite.css'

interface Props {
  datasetId: string
  version: Version | undefined
  /** The runs of the suite, newest first; at least one. */
  runs: Experiment[]
}

/** A run of a suite: its pass rate, each assertion, and the items with what became of them. */
export function SuiteResults({ datasetId, version, runs }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as DatasetSearch
  const { open, assertion, shown, trial = 1 } = search
  const place = Math.max(0, runs.findIndex((each) => each.id === search.run))
  const run = runs[place]!
  const before = runs[place + 1]
  const state = useListState([])
  const asked = useQuery(suiteResultsQuery(datasetId, run.id, before?.id))
  const results = asked.data
  const items = useMemo(() => results && shownItems(results, { shown, assertion, search: state.search }), [results, shown, assertion, state.search])
  const list = useLoadedList(items, asked)
  const needed = version?.execution_policy?.needed_pass_rate ?? 1
  const code = useMemo(() => new Set(version?.evaluators?.filter((each) => each.type === 'code_metric').map((each) => each.name)), [version])
  const show = (id: string | undefined) => void navigate({ to: '.', search: ((now: object) => ({ ...now, open: id, trial: undefined })) as never })
  const opened = open === undefined ? undefined : results?.items.find((each) => each.id === open)
  if (asked.isError && !results) return <PageError whole={false} error={asked.error} />
  return (
    <>
      <div className="stop">
        <ResultFigure run={run} runs={runs} results={results} needed={needed} />
        {results && <AssertionTable results={results} before={before?.name} code={code} needed={needed} chosen={assertion} />}
      </div>
      <div className={`slow ${opened ? 'open' : ''}`}>
        <div className="dsmain">
          {results ? (
            <ResultItems run={run} results={results} list={list} state={state} shown={shown} assertion={assertion} before={before?.name} onOpen={show} />
          ) : (
            <p className="t3 spend" role="status">
              {t('common.loading')}
            </p>
          )}
        </div>
        {opened && (
          <ResultPanel
            datasetId={datasetId}
            item={opened}
            run={run}
            before={before}
            trial={trial - 1}
            onMove={(by) => {
              const next = list.row(list.indexOf(opened.id) + by)
              if (next) show(next.id)
            }}
            onClose={() => show(undefined)}
          />
        )}
      </div>
    </>
  )
}
