import type { TFunction } from 'i18next'
import type { Filter, Level } from '../../api/types'
import type { SeriesAnswer, SeriesBody } from '../../api/logs'
import { iso } from '../../lib/range'
import { fieldsOf } from '../logs/fields'
import { withCached } from './cachedTokens'
import { groupFilter, measuresOf, metricOf, type Metric } from './metrics'
import type { WidgetConfig } from './model'
import type { Board } from './window'

/** One line of a chart. */
export interface Line {
  key: string
  measure: string
  /** Undefined: everything, or the groups that have no line of their own. */
  group?: string
  others?: boolean
  values: (number | null)[]
  total: number | null
}

/** Charts have at most so many steps: 30 minutes in a day, 12 hours in 30 days. */
const MOST_STEPS = 62
export const DEFAULT_GROUPS = 5

const OWN: Record<Level, 'traceFilters' | 'spanFilters' | 'threadFilters'> = { traces: 'traceFilters', spans: 'spanFilters', threads: 'threadFilters' }

/** The filters of a card: its own, and those of the dashboard on fields that its rows have. */
export function filtersOf(config: WidgetConfig, level: Level, board: Pick<Board, 'filters'>): Filter[] {
  const known = new Set(fieldsOf(level).map((each) => each.field))
  return [...(config[OWN[level]] ?? []), ...board.filters.filter((each) => known.has(each.field))]
}

/** What a card asks for. `count` (and `errors`) come along: the menu of a point says how many rows are behind it. */
export function bodyOf(config: WidgetConfig, board: Board, window: { from: number; to: number }, step?: number): SeriesBody | null {
  const metric = metricOf(config.metricType)
  const measures = measuresOf(config)
  if (measures.length === 0) return null
  const field = config.breakdown?.field
  const one = config.breakdown?.aggregateTotal === true || config.chartType === 'list' || config.chartType === 'table'
  return {
    entity_type: metric.level,
    filters: filtersOf(config, metric.level, board),
    from_time: iso(window.from)!,
    to_time: iso(window.to)!,
    ...(one ? { max_intervals: 2 } : (step ?? config.stepMs) ? { step_ms: stepFor((step ?? config.stepMs)!, window) } : { max_intervals: MOST_STEPS }),
    measures: [...new Set([...measures, ...(config.chartType === 'table' ? tableMeasures(metric.level) : []), 'count', ...(metric.rows ? ['errors'] : [])])],
    ...(field && field !== 'none' ? { group_by: { field, key: config.breakdown?.metadataKey, limit: config.groupLimit ?? DEFAULT_GROUPS } } : {}),
  }
}

export const tableMeasures = (level: Level): string[] => ['count', 'cost', 'duration.p50', ...(level === 'threads' ? [] : ['error_rate'])]

/** Groups are ranked by what is asked for where it is a sum, else by their rows. */
export const sortedColumn = ({ measures }: Metric): string => (measures[0] === 'cost' ? 'cost' : 'count')

export const columnText = (measure: string, level: Level, t: TFunction): string => (measure === 'count' ? t(`logs.${level}`) : t(`dashboards.columns.${measure.replace('.', '_')}`))

const MOST_INTERVALS = 1_900

/** A step chosen for a day is too short for a year: it grows until the server takes it. */
function stepFor(step: number, { from, to }: { from: number; to: number }): number {
  let fits = step
  while ((to - from) / fits > MOST_INTERVALS) fits *= 2
  return fits
}

const line = (each: SeriesAnswer['series'][number]): Line => ({
  key: `${each.others ? '…' : (each.group ?? '')}|${each.measure}`,
  measure: each.measure,
  group: each.group,
  others: each.others,
  values: each.values,
  total: each.total ?? null,
})

/** The lines that are drawn, and what stands behind them. */
export function linesOf(answer: SeriesAnswer | undefined, config: WidgetConfig): { lines: Line[]; behind: Line[] } {
  const all = (answer?.series ?? []).map(line)
  const wanted = measuresOf(config)
  const drawn = all.filter((each) => wanted.includes(each.measure) || (wanted[0] === 'scores' && each.measure.startsWith('scores.')))
  return { lines: withCached(drawn), behind: all }
}

/** Rows behind a point: of its group, failed ones where the chart is about errors. */
export function rowsBehind(behind: Line[], config: WidgetConfig, index: number, group?: Line): number | null {
  const measure = metricOf(config.metricType).rows ? 'errors' : 'count'
  const lines = behind.filter((each) => each.measure === measure && (!group || (each.group === group.group && each.others === group.others)))
  return lines.length === 0 ? null : lines.reduce((sum, each) => sum + (each.values[index] ?? 0), 0)
}

/** What the rows behind a point have in common, beside their time. */
export function rowFilters(config: WidgetConfig, board: Pick<Board, 'filters'>, group?: Line): Filter[] | undefined {
  const metric = metricOf(config.metricType)
  const split = config.breakdown?.field && group?.group !== undefined ? groupFilter(config.breakdown.field, group.group, config.breakdown.metadataKey) : null
  const all = [...filtersOf(config, metric.level, board), ...(metric.rows ?? []), ...(split ? [split] : [])]
  return all.length > 0 ? all : undefined
}

/** Whether there is something to draw. A sum of 0 says that nothing came; a share or a score of 0 was measured. */
export const hasValues = (lines: Line[], { stacked }: Pick<Metric, 'stacked'>): boolean => lines.some((each) => each.values.some((value) => value !== null && (value !== 0 || !stacked)))
