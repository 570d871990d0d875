import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { filtersParam } from '../../../lib/filters'
import { sortingParam } from '../../../components/list/listSearch'
import { experimentsQuery, polarityParam, summaryQuery, type CompareParams } from '../api'
import type { CompareSearch } from '../search'
import type { Experiment, Metric, Summary } from '../types'
import { lettersOf } from './letters'

export interface Comparison {
  datasetId: string
  search: CompareSearch
  /** The baseline first. */
  experiments: Experiment[]
  baseline: string
  letters: Map<string, string>
  /** The address names one experiment, which is then looked at rather than compared. */
  alone: boolean
  summary: Summary | undefined
  /** The metric whose changes are looked at. */
  metric: Metric | undefined
  /** The experiment whose changes against the baseline are looked at; undefined: of any, or there is only one. */
  candidate: string | undefined
  /** Of the item list, its summary and its file. */
  params: CompareParams
  isPending: boolean
  error: unknown
  set: (change: Partial<CompareSearch>, replace?: boolean) => void
}

/** Everything that the address of a comparison stands for. */
export function useComparison(datasetId: string): Comparison {
  const search = useSearch({ strict: false }) as CompareSearch
  const navigate = useNavigate()
  const set = useCallback(
    (change: Partial<CompareSearch>, replace = false) =>
      void navigate({ to: '.', search: ((now: CompareSearch) => ({ ...now, ...change })) as never, replace, resetScroll: false }),
    [navigate],
  )
  const ids = search.experiments
  const baseline = search.baseline ?? ids[0] ?? ''
  const found = useQuery(experimentsQuery(ids))
  const narrowed = useMemo(
    () => ({
      experiment_ids: JSON.stringify(ids),
      baseline: baseline || undefined,
      polarity: polarityParam(search.polarity),
      search: search.search,
      filters: filtersParam(search.filters),
    }),
    [ids, baseline, search.polarity, search.search, search.filters],
  )
  const summary = useQuery(summaryQuery(datasetId, narrowed))
  return useMemo(() => {
    const metrics = summary.data?.metrics ?? []
    const metric = metrics.find((each) => each.metric === search.metric) ?? metrics[0]
    const others = ids.filter((id) => id !== baseline)
    const candidate = search.candidate && search.candidate !== baseline ? search.candidate : others[0]
    const sort = search.sort
    const byChange = others.length > 0 && (sort === undefined || sort === 'change' || sort === '-change')
    const all = found.data ?? []
    return {
      datasetId,
      search,
      experiments: [...all.filter((each) => each.id === baseline), ...all.filter((each) => each.id !== baseline)],
      baseline,
      letters: lettersOf(ids, baseline),
      alone: ids.length < 2,
      summary: summary.data,
      metric,
      candidate,
      params: {
        ...narrowed,
        metric: metric?.metric,
        candidate,
        change: search.change,
        change_order: byChange ? (sort === '-change' ? 'improvements' : 'regressions') : undefined,
        sorting: byChange ? undefined : sortingParam(sort),
      },
      isPending: found.isPending || summary.isPending,
      error: found.error ?? summary.error,
      set,
    }
  }, [datasetId, search, ids, baseline, found.data, found.isPending, found.error, summary.data, summary.isPending, summary.error, narrowed, set])
}
