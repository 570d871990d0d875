import type { Filter, Level } from '../../api/types'

export type Unit = 'count' | 'ms' | 'usd' | 'score' | 'share'

export interface Metric {
  id: string
  /** Text key. */
  label: string
  unit: Unit
  level: Level
  /** Which rows a point stands for, beside its time. */
  rows?: Filter[]
  /** Series of the answer that are left out: they only help to compute others. */
  stacked?: boolean
}

const FAILED: Filter = { field: 'error_info', operator: 'is_not_empty', value: '' }
const metric = (id: string, level: Level, unit: Unit, more: Partial<Metric> = {}): Metric => ({ id, label: `dashboards.metrics.${id}`, level, unit, ...more })

/** The metrics of a project as the endpoint names them. */
export const METRICS: Metric[] = [
  metric('TRACE_COUNT', 'traces', 'count', { stacked: true }),
  metric('TRACE_ERROR_RATE', 'traces', 'share', { rows: [FAILED] }),
  metric('DURATION', 'traces', 'ms'),
  metric('TRACE_AVERAGE_DURATION', 'traces', 'ms'),
  metric('COST', 'traces', 'usd', { stacked: true }),
  metric('TOKEN_USAGE', 'traces', 'count'),
  metric('FEEDBACK_SCORES', 'traces', 'score'),
  metric('GUARDRAILS_FAILED_COUNT', 'traces', 'count', { stacked: true }),
  metric('THREAD_COUNT', 'threads', 'count', { stacked: true }),
  metric('THREAD_DURATION', 'threads', 'ms'),
  metric('THREAD_FEEDBACK_SCORES', 'threads', 'score'),
  metric('SPAN_COUNT', 'spans', 'count', { stacked: true }),
  metric('SPAN_ERROR_RATE', 'spans', 'share', { rows: [FAILED] }),
  metric('SPAN_DURATION', 'spans', 'ms'),
  metric('SPAN_COST', 'spans', 'usd', { stacked: true }),
  metric('SPAN_TOKEN_USAGE', 'spans', 'count'),
  metric('SPAN_FEEDBACK_SCORES', 'spans', 'score'),
]

export const metricOf = (id: string | undefined): Metric => METRICS.find((each) => each.id === id) ?? METRICS[0]!

const OF_TRACES = ['tags', 'name', 'error_info', 'error_type', 'metadata']
const OF_SPANS = [...OF_TRACES, 'model', 'provider', 'type']

/** What a metric can be split by. */
export const breakdownsOf = (level: Level): string[] => (level === 'threads' ? ['tags'] : level === 'spans' ? OF_SPANS : OF_TRACES)

/** Whether a split needs one of the metric's own series (a percentile, a score) to be chosen. */
export const needsSeries = (id: string): boolean => /DURATION$|TOKEN_USAGE$|FEEDBACK_SCORES$/.test(id) && !id.includes('AVERAGE')

/** The filter that leaves the rows of one group. */
export function groupFilter(field: string, group: string, metadataKey?: string): Filter | null {
  switch (field) {
    case 'tags':
      return { field: 'tags', operator: 'contains', value: group }
    case 'metadata':
      return metadataKey ? { field: 'metadata', key: metadataKey, operator: '=', value: group } : null
    case 'error_info':
      return { field: 'error_info', operator: /^(true|yes|has error)/i.test(group) ? 'is_not_empty' : 'is_empty', value: '' }
    case 'error_type':
    case 'name':
    case 'model':
    case 'provider':
    case 'type':
      return { field, operator: '=', value: group }
    default:
      return null
  }
}
