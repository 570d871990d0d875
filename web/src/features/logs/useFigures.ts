import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { metricQuery } from '../../api/projects'
import { fetchPage, statsQuery } from '../../api/runs'
import type { Interval, Percentiles, Stat } from '../../api/types'
import { uuidTime } from '../../lib/format'
import { INTERVAL_MS, intervalFor, iso, previous } from '../../lib/range'
import type { LogsState } from './useLogsState'

export type FigureId = 'count' | 'errors' | 'p50' | 'p90' | 'tokens' | 'cost' | `score:${string}`

export interface FigureData {
  id: FigureId
  current: number | null
  previous: number | null
  series: number[]
}

export interface ChartData {
  interval: Interval
  from: number
  to: number
  /** Start of each step in ms. */
  times: number[]
  series: Partial<Record<string, number[]>>
}

/** The metric of the server for each figure and level; absent where the server has none. */
const METRIC: Record<string, Partial<Record<LogsState['level'], string>>> = {
  count: { traces: 'TRACE_COUNT', spans: 'SPAN_COUNT', threads: 'THREAD_COUNT' },
  errors: { traces: 'TRACE_ERROR_RATE', spans: 'SPAN_ERROR_RATE' },
  duration: { traces: 'DURATION', spans: 'SPAN_DURATION', threads: 'THREAD_DURATION' },
  tokens: { traces: 'TOKEN_USAGE', spans: 'SPAN_TOKEN_USAGE' },
  cost: { traces: 'COST', spans: 'SPAN_COST', threads: 'THREAD_COST' },
}

export function useFigures(state: LogsState): { figures: FigureData[]; chart: ChartData | null; failed: boolean; retry: () => void } {
  const { level, params, range, base } = state
  const query = { ...params, sorting: undefined }
  const before = previous(range, base)
  const now = useQuery({ ...statsQuery(level, query), placeholderData: keepPreviousData })
  const then = useQuery({
    ...statsQuery(level, { ...query, from_time: iso(before?.from), to_time: iso(before?.to) }),
    enabled: before !== null,
    placeholderData: keepPreviousData,
  })

  // A range without a beginning is charted from the oldest entry on.
  const oldest = useQuery({
    queryKey: ['oldest', level, state.projectId],
    queryFn: ({ signal }) =>
      fetchPage(level, { project_id: state.projectId, sorting: '[{"field":"id","direction":"ASC"}]' }, 1, 1, signal).then((page) => {
        const row = page.content[0]
        return row ? (uuidTime(row.id) ?? Date.parse(row.start_time ?? '')) : null
      }),
    enabled: range.from === null,
    staleTime: 60_000,
  })
  const from = range.from ?? oldest.data ?? null
  const to = range.to ?? base
  const interval = from === null ? 'DAILY' : intervalFor(from, to)
  const filters = { [`${level.slice(0, -1)}_filters`]: params.filters ? JSON.parse(params.filters) : undefined }
  const names = Object.keys(METRIC).filter((name) => METRIC[name]![level])
  const metrics = useQueries({
    queries: names.map((name) => ({
      ...metricQuery(state.projectId, {
        metric_type: METRIC[name]![level]!,
        interval,
        interval_start: iso(from) ?? '',
        interval_end: iso(range.to),
        ...filters,
      }),
      enabled: from !== null,
      placeholderData: keepPreviousData,
    })),
  })

  const series: ChartData['series'] = {}
  let times: number[] = []
  names.forEach((name, i) => {
    for (const one of metrics[i]?.data ?? []) {
      const member = name === 'duration' ? one.name.replace('duration.', '') : name
      if (name === 'tokens' && !/total/.test(one.name)) continue
      series[member] = one.data.map((point) => point.value ?? 0)
      if (name === 'count') times = one.data.map((point) => Date.parse(point.time))
    }
  })

  const figures = toFigures(now.data, then.data, series, level)
  return {
    figures,
    chart:
      times.length > 0 && from !== null ? { interval, from: times[0]!, to: times.at(-1)! + INTERVAL_MS[interval], times, series } : null,
    failed: now.isError || metrics.some((metric) => metric.isError),
    retry: () => {
      for (const query of [now, ...metrics]) if (query.isError) void query.refetch()
    },
  }
}

function toFigures(
  now: Stat[] | undefined,
  then: Stat[] | undefined,
  series: ChartData['series'],
  level: LogsState['level'],
): FigureData[] {
  const countName = `${level.slice(0, -1)}_count`
  const read = (stats: Stat[] | undefined, name: string): number | null => {
    const value = stats?.find((stat) => stat.name === name)?.value
    return typeof value === 'number' ? value : null
  }
  const part = (stats: Stat[] | undefined, p: keyof Percentiles): number | null => {
    const value = stats?.find((stat) => stat.name === 'duration')?.value
    return value && typeof value === 'object' && read(stats, countName) ? value[p] : null
  }
  const rate = (stats: Stat[] | undefined): number | null => {
    const all = read(stats, countName)
    return all ? (read(stats, 'error_count') ?? 0) / all : null
  }
  const figure = (id: FigureId, of: (stats: Stat[] | undefined) => number | null): FigureData => ({
    id,
    current: of(now),
    previous: of(then),
    series: series[id] ?? [],
  })
  const list = [figure('count', (stats) => read(stats, countName))]
  if (level !== 'threads') list.push(figure('errors', rate))
  list.push(
    figure('p50', (stats) => part(stats, 'p50')),
    figure('p90', (stats) => part(stats, 'p90')),
  )
  if (level !== 'threads') list.push(figure('tokens', (stats) => read(stats, 'usage_sum.total_tokens')))
  list.push(figure('cost', (stats) => read(stats, 'total_estimated_cost_sum')))
  const score = now?.find((stat) => stat.name.startsWith('feedback_scores.'))?.name
  if (score) list.push(figure(`score:${score.slice('feedback_scores.'.length)}`, (stats) => read(stats, score)))
  return list
}
