import { AlignLeft, AlignStartVertical, ChartArea, ChartColumn, ChartLine, Gauge, Table2, type LucideIcon } from 'lucide-react'
import { metricOf, splitBy } from './metrics'
import type { Widget, WidgetConfig } from './model'

export type Shape = 'area' | 'line' | 'bar' | 'list' | 'table' | 'number' | 'text'

export const SHAPES: readonly (readonly [Shape, LucideIcon])[] = [
  ['area', ChartArea],
  ['line', ChartLine],
  ['bar', ChartColumn],
  ['list', AlignStartVertical],
  ['table', Table2],
  ['number', Gauge],
  ['text', AlignLeft],
]

export function shapeOf({ type, config }: Pick<Widget, 'type' | 'config'>): Shape {
  if (type === 'project_stats_card') return 'number'
  if (type === 'text_markdown') return 'text'
  if (config.breakdown?.field && config.breakdown.aggregateTotal) return 'list'
  return config.chartType === undefined || config.chartType === 'radar' ? 'line' : config.chartType
}

/** The same card in another shape. What the new shape has no use for stays, so that the way back loses nothing. */
export function reshaped({ type, config }: Pick<Widget, 'type' | 'config'>, shape: Shape): { type: string; config: WidgetConfig } {
  if (shape === 'text') return { type: 'text_markdown', config: { content: config.content ?? '' } }
  if (shape === 'number') return { type: 'project_stats_card', config: config.metricType ? numberOf(config) : { source: config.source ?? 'traces', metric: config.metric ?? 'trace_count' } }
  const now = { ...config, ...(type === 'project_stats_card' ? chartOf(config) : { metricType: metricOf(config.metricType).id }) }
  const metric = metricOf(now.metricType)
  const grouped = shape === 'list' || shape === 'table'
  // A ranking and a table need groups.
  const split = grouped && !now.breakdown?.field ? splitBy(now, metric.rows ? 'error_type' : metric.level === 'threads' ? 'tags' : 'name') : now
  const { breakdown } = split
  return { type: 'project_metrics', config: { ...split, chartType: shape, breakdown: breakdown?.aggregateTotal ? { ...breakdown, aggregateTotal: undefined } : breakdown } }
}

/** Which number says what a chart shows: of several percentiles the 95th, where it is there. */
function numberOf(config: WidgetConfig): WidgetConfig {
  const { id, level, choices } = metricOf(config.metricType)
  const source = level === 'spans' ? 'spans' : 'traces'
  if (id.endsWith('FEEDBACK_SCORES')) return { source, metric: `feedback_scores.${config.feedbackScores?.[0] ?? ''}` }
  const chosen = config.percentiles ?? []
  const part = chosen.length === 0 || chosen.includes('p95') ? 'p95' : chosen.at(-1)!
  if (choices) return { source, metric: id.endsWith('FIRST_TOKEN') ? `first_token.${part === 'p50' ? part : 'p95'}` : `duration.${part}` }
  const pair = PAIRS.find(([metric]) => metric === id)
  return { source, metric: pair?.[1] ?? (source === 'spans' ? 'span_total' : 'trace_count') }
}

function chartOf({ source, metric = 'trace_count', metricType }: WidgetConfig): WidgetConfig {
  const own = source === 'spans' ? 'SPAN_' : ''
  const [kind, part] = metric.split('.')
  if (kind === 'feedback_scores') return { metricType: `${own}FEEDBACK_SCORES`, feedbackScores: part ? [metric.slice(kind.length + 1)] : undefined }
  if (kind === 'duration' && part !== 'avg') return { metricType: `${own}DURATION`, percentiles: [part!] }
  if (kind === 'first_token') return { metricType: `${own}FIRST_TOKEN`, percentiles: [part!] }
  if (kind === 'usage') return { metricType: `${own}TOKEN_USAGE` }
  const pair = PAIRS.find(([id, figure]) => figure === metric && id.startsWith('SPAN_') === (source === 'spans'))
  return { metricType: pair?.[0] ?? metricType ?? (source === 'spans' ? 'SPAN_COUNT' : 'TRACE_COUNT') }
}

/** Metrics of charts and the figures that say the same; the first of a figure is the one a chart gets. */
const PAIRS: [metric: string, figure: string][] = [
  ['TRACE_COUNT', 'trace_count'],
  ['TRACE_ERROR_RATE', 'error_rate'],
  ['TRACE_ERRORS', 'error_count'],
  ['TRACE_AVERAGE_DURATION', 'duration.avg'],
  ['COST', 'total_estimated_cost_sum'],
  ['COST', 'total_estimated_cost'],
  ['TOKEN_USAGE', 'tokens'],
  ['GUARDRAILS_FAILED_COUNT', 'guardrails_failed_count'],
  ['THREAD_COUNT', 'thread_count'],
  ['SPAN_COUNT', 'span_total'],
  ['SPAN_ERROR_RATE', 'error_rate'],
  ['SPAN_ERROR_RATE', 'error_count'],
  ['SPAN_AVERAGE_DURATION', 'duration.avg'],
  ['SPAN_COST', 'total_estimated_cost_sum'],
  ['SPAN_COST', 'total_estimated_cost'],
  ['SPAN_TOKEN_USAGE', 'tokens'],
]
