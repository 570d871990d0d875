import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { figuresQuery, histogramQuery, type HistogramColumns, type PeriodFigures } from '../../api/logs'
import type { LogsState } from './useLogsState'

export type FigureId = 'count' | 'errors' | 'p50' | 'p95' | 'tokens' | 'cost' | `score:${string}`

export interface FigureData {
  id: FigureId
  current: number | null
  previous: number | null
  series: number[]
  /** Counted in a sample: written with ≈. */
  about: boolean
}

export interface ChartData {
  /** Start of the first bar and length of each, ms. */
  from: number
  step: number
  counts: number[]
  errors: number[]
  /** What each figure is at each bar; null where nothing was measured. */
  series: Partial<Record<FigureId, (number | null)[]>>
  about: boolean
}

/** As many as leave a bar some ten pixels at the width of a screen. */
const MOST_BARS = 120
const MOST_SCORES = 1

/** Key figures and chart of the list. The chart reads many rows: it is asked for once those of the list are there (`listed`). */
export function useFigures(state: LogsState, listed: boolean): { figures: FigureData[]; chart: ChartData | null; failed: boolean } {
  const { level, params } = state
  const histogram = useQuery({ ...histogramQuery(level, params, MOST_BARS), enabled: listed, placeholderData: keepPreviousData })
  const totals = useQuery({ ...figuresQuery(level, params), placeholderData: keepPreviousData })
  const chart = useMemo(() => (histogram.data ? toChart(histogram.data) : null), [histogram.data])
  return {
    figures: toFigures(totals.data?.current, totals.data?.previous, chart?.series ?? {}),
    chart,
    failed: histogram.isError,
  }
}

function toChart(columns: HistogramColumns): ChartData {
  return {
    from: Date.parse(columns.start),
    step: columns.step_ms,
    counts: columns.count,
    errors: columns.errors,
    about: columns.estimated,
    series: {
      count: columns.count,
      errors: columns.count.map((count, i) => (count > 0 ? (columns.errors[i] ?? 0) / count : null)),
      p50: columns.p50,
      p95: columns.p95,
      tokens: columns.tokens,
      cost: columns.cost,
    },
  }
}

function toFigures(
  now: PeriodFigures | undefined,
  then: PeriodFigures | undefined,
  series: ChartData['series'],
): FigureData[] {
  const figure = (id: FigureId, of: (totals: PeriodFigures) => number | undefined): FigureData => ({
    id,
    current: now ? (of(now) ?? null) : null,
    previous: then && then.count > 0 ? (of(then) ?? null) : null,
    series: (series[id] ?? []).map((value) => value ?? 0),
    about: now?.estimated ?? false,
  })
  const list = [
    figure('count', (totals) => totals.count),
    figure('errors', (totals) => (totals.count > 0 ? totals.errors / totals.count : undefined)),
    figure('p50', (totals) => totals.p50),
    figure('p95', (totals) => totals.p95),
    figure('tokens', (totals) => totals.tokens),
    figure('cost', (totals) => totals.cost),
  ]
  for (const name of Object.keys(now?.feedback_scores ?? {}).slice(0, MOST_SCORES)) {
    list.push(figure(`score:${name}`, (totals) => totals.feedback_scores[name]))
  }
  return list
}
