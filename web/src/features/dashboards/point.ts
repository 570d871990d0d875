import type { Filter, Level } from '../../api/types'
import { writeRange } from '../../lib/range'
import { breakdownsOf, metricOf } from './metrics'
import type { WidgetConfig } from './model'
import { rowFilters, type Line } from './series'
import type { SeriesData } from './useSeries'
import type { Board } from './window'

/** Where the rows of a point are: search parameters of Logs. */
export interface RowsAddress {
  logsType: Level
  range: string
  filters?: Filter[]
  brush?: string
  differs?: 'errors' | 'brush'
}

export interface Point {
  from: number
  /** The group whose line was hit; undefined: all lines. */
  group: Line | undefined
  rows: RowsAddress
  /** Null: two sets of these rows cannot be compared. */
  differs: RowsAddress | null
  /** What the dashboard can be split by from here; undefined: it is already. */
  split: string | undefined
}

/** What stands behind a step of a chart; null where it has none. */
export function pointOf(index: number, line: Line | undefined, data: Pick<SeriesData, 'times' | 'step'>, config: WidgetConfig, board: Board): Point | null {
  const from = data.times[index]
  if (from === undefined) return null
  const metric = metricOf(config.metricType)
  const { time } = board
  // The last step ends with what is shown, so that its rows are those that were counted.
  const range = writeRange(Math.max(from, time.from), Math.min(from + data.step, time.to))
  const group = line && (line.group !== undefined || line.others) ? line : undefined
  const filters = rowFilters(config, board, group)
  const differs: RowsAddress = metric.rows
    ? { logsType: metric.level, range, differs: 'errors' }
    : { logsType: metric.level, range: writeRange(time.from, time.to), filters, brush: range, differs: 'brush' }
  return {
    from,
    group,
    rows: { logsType: metric.level, range, filters },
    differs: metric.level === 'threads' ? null : differs,
    split: splitOf(config),
  }
}

/** A chart about errors splits by their type, any other by name. */
export const splitOf = (config: WidgetConfig): string | undefined => {
  const metric = metricOf(config.metricType)
  return config.breakdown?.field ? undefined : breakdownsOf(metric).find((field) => field === (metric.rows ? 'error_type' : 'name'))
}

/** What rows of a metric are called where a click opens them. */
export const rowsKey = (config: WidgetConfig): 'traces' | 'spans' | 'threads' | 'failedTraces' | 'failedSpans' => {
  const { rows, level } = metricOf(config.metricType)
  return rows ? (level === 'spans' ? 'failedSpans' : 'failedTraces') : level
}
