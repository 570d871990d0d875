import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { seriesQuery } from '../../api/logs'
import { metricOf } from './metrics'
import type { WidgetConfig } from './model'
import { bodyOf, linesOf, type Line } from './series'
import type { Board } from './window'

export interface SeriesData {
  /** Start of each step, ms. */
  times: number[]
  step: number
  lines: Line[]
  behind: Line[]
  /** The period before, moved onto this one: of stacked groups their sum. */
  before: Line[]
  groups: number
  /** Counts are estimates from a sample. */
  estimated: boolean
  status: 'pending' | 'error' | 'success' | 'incomplete'
  error: unknown
}

/** What a card draws. */
export function useSeries(projectId: string, config: WidgetConfig, board: Board): SeriesData {
  const { time, previous } = board
  const body = bodyOf(config, board, time)
  const now = useQuery({ ...seriesQuery(projectId, body), enabled: body !== null && projectId !== '', placeholderData: keepPreviousData })
  const step = now.data?.step_ms
  const split = config.breakdown?.field !== undefined
  const whole = split ? { ...config, breakdown: undefined } : config
  const comparable = time.before !== null && (!split || metricOf(config.metricType).stacked === true) && !['list', 'table'].includes(config.chartType ?? '')
  const earlier = time.before && step ? bodyOf(split ? { ...whole, percentiles: undefined } : whole, board, time.before, step) : null
  const then = useQuery({ ...seriesQuery(projectId, earlier), enabled: previous && comparable && earlier !== null && projectId !== '', placeholderData: keepPreviousData })
  const start = now.data ? Date.parse(now.data.start) : 0
  const count = now.data?.series[0]?.values.length ?? 0
  const { lines, behind } = linesOf(now.data, config)
  const past = previous && comparable ? linesOf(then.data, whole).lines : []
  const summed = past.length > 1 && metricOf(config.metricType).stacked ? [sumOf(past)] : past
  return {
    times: Array.from({ length: count }, (_, index) => start + index * (step ?? 0)),
    step: step ?? 0,
    lines,
    behind,
    // Several dashed lines over several others tell nothing.
    before: summed.length === 1 ? summed : [],
    groups: now.data?.groups ?? 0,
    estimated: now.data?.estimated ?? false,
    status: body === null ? 'incomplete' : now.status,
    error: now.error,
  }
}

function sumOf(lines: Line[]): Line {
  const first = lines[0]!
  return { ...first, key: 'before', values: first.values.map((_, index) => lines.reduce((sum, each) => sum + (each.values[index] ?? 0), 0)), total: null }
}
