import type { Filter, Level } from '../../api/types'
import type { WidgetConfig } from './model'

export type Unit = 'count' | 'ms' | 'usd' | 'score' | 'share'

export interface Metric {
  id: string
  /** Text key. */
  label: string
  unit: Unit
  level: Level
  /** What the server is asked for: docs/api-extensions.md, `logs/series`. */
  measures: string[]
  /** Which of several can be chosen. */
  choices?: string[]
  /** Which rows a point stands for, beside its time. */
  rows?: Filter[]
  /** Groups add up to the whole: bars and areas stack. */
  stacked?: boolean
  /** The same of spans, which alone have model, provider and type. */
  ofSpans?: string
}

const FAILED: Filter = { field: 'error_info', operator: 'is_not_empty', value: '' }
const PERCENTILES = ['avg', 'p50', 'p90', 'p95', 'p99']
const of = (what: string, parts: string[]): string[] => parts.map((part) => `${what}.${part}`)
const TOKENS = ['tokens.prompt_tokens', 'tokens.completion_tokens']
/** What providers call the part of the input that came from their cache: OpenAI (both interfaces), Anthropic, Gemini, Bedrock. Rows have one of them. */
const CACHED = ['prompt_tokens_details.cached_tokens', 'input_tokens_details.cached_tokens', 'cache_read_input_tokens', 'cached_content_token_count', 'cacheReadInputTokens'].map((key) => `tokens.original_usage.${key}`)
/** All of these together, as one line. */
export const CACHED_TOKENS = 'tokens.cached_tokens'

const metric = (id: string, level: Level, unit: Unit, measures: string[], more: Partial<Metric> = {}): Metric => ({ id, label: `dashboards.metrics.${id}`, level, unit, measures, ...more })
const duration = (id: string, level: Level, what: string, parts: string[]) => metric(id, level, 'ms', of(what, parts), { choices: of(what, PERCENTILES) })

/** The metrics of a project. Names are those of the metrics endpoint, so that clients know them; `…_FIRST_TOKEN` and `TRACE_ERRORS` are ours. */
export const METRICS: Metric[] = [
  metric('TRACE_COUNT', 'traces', 'count', ['count'], { stacked: true, ofSpans: 'SPAN_COUNT' }),
  metric('TRACE_ERROR_RATE', 'traces', 'share', ['error_rate'], { rows: [FAILED] }),
  metric('TRACE_ERRORS', 'traces', 'count', ['errors'], { rows: [FAILED], stacked: true }),
  duration('DURATION', 'traces', 'duration', ['p50', 'p90', 'p99']),
  metric('TRACE_AVERAGE_DURATION', 'traces', 'ms', ['duration.avg']),
  duration('FIRST_TOKEN', 'traces', 'first_token', ['p50', 'p95']),
  metric('COST', 'traces', 'usd', ['cost'], { stacked: true, ofSpans: 'SPAN_COST' }),
  metric('TOKEN_USAGE', 'traces', 'count', TOKENS, { stacked: true, ofSpans: 'SPAN_TOKEN_USAGE' }),
  metric('FEEDBACK_SCORES', 'traces', 'score', ['scores']),
  metric('GUARDRAILS_FAILED_COUNT', 'traces', 'count', ['guardrails_failed'], { stacked: true }),
  metric('THREAD_COUNT', 'threads', 'count', ['count'], { stacked: true }),
  duration('THREAD_DURATION', 'threads', 'duration', ['p50', 'p90', 'p99']),
  metric('THREAD_COST', 'threads', 'usd', ['cost'], { stacked: true }),
  metric('THREAD_FEEDBACK_SCORES', 'threads', 'score', ['scores']),
  metric('SPAN_COUNT', 'spans', 'count', ['count'], { stacked: true }),
  metric('SPAN_ERROR_RATE', 'spans', 'share', ['error_rate'], { rows: [FAILED] }),
  duration('SPAN_DURATION', 'spans', 'duration', ['p50', 'p90', 'p99']),
  metric('SPAN_AVERAGE_DURATION', 'spans', 'ms', ['duration.avg']),
  duration('SPAN_FIRST_TOKEN', 'spans', 'first_token', ['p50', 'p95']),
  metric('SPAN_COST', 'spans', 'usd', ['cost'], { stacked: true }),
  metric('SPAN_TOKEN_USAGE', 'spans', 'count', TOKENS, { stacked: true }),
  metric('SPAN_FEEDBACK_SCORES', 'spans', 'score', ['scores']),
]

export const metricOf = (id: string | undefined): Metric => METRICS.find((each) => each.id === id) ?? METRICS[0]!

const OF_TRACES = ['name', 'environment', 'tags', 'error_type', 'error_info', 'prompt', 'metadata']
export const OF_SPANS_ONLY = ['model', 'provider', 'type']

/** What a metric can be split by: also by what only spans have, where they count the same. */
export function breakdownsOf({ level, ofSpans, id }: Metric): string[] {
  if (level === 'threads') return ['tags']
  const more = id === 'GUARDRAILS_FAILED_COUNT' ? ['guardrail_name'] : []
  return [...OF_TRACES, ...more, ...(level === 'spans' || ofSpans ? OF_SPANS_ONLY : [])]
}

/** A split by model of traces is one of their spans. */
export function splitBy(config: WidgetConfig, field: string): WidgetConfig {
  const metric = metricOf(config.metricType)
  if (!field) return { ...config, breakdown: undefined }
  const breakdown = { ...config.breakdown, field }
  const spans = OF_SPANS_ONLY.includes(field) && metric.level === 'traces' ? metric.ofSpans : undefined
  return spans ? { ...config, metricType: spans, spanFilters: config.spanFilters, breakdown } : { ...config, breakdown }
}

/** The split of the whole dashboard, where a card has none of its own and can be split so. */
export function withBoardSplit(config: WidgetConfig, by: string | undefined): WidgetConfig {
  if (!by || config.breakdown?.field || !breakdownsOf(metricOf(config.metricType)).includes(by)) return config
  // Several lines for each of several groups are no chart: percentiles, and scores unless it is one, stay as they are.
  const measures = measuresOf(config)
  const one = measures.length === 1 && measures[0] !== 'scores'
  return one || metricOf(config.metricType).stacked ? splitBy(config, by) : config
}

/** The measures of a card. With a split there is one, or groups could not be told apart. */
export function measuresOf(config: WidgetConfig): string[] {
  const metric = metricOf(config.metricType)
  const split = config.breakdown?.field
  const part = config.breakdown?.subMetric
  if (metric.measures[0] === 'scores') {
    const names = split ? [part ?? config.feedbackScores?.[0] ?? ''].filter(Boolean) : (config.feedbackScores ?? [])
    return names.length > 0 ? names.map((name) => `scores.${name}`) : split ? [] : ['scores']
  }
  if (metric.choices) {
    const chosen = config.percentiles?.length ? metric.choices.filter((each) => config.percentiles!.includes(partOf(each))) : metric.measures
    if (!split) return chosen
    return [metric.choices.find((each) => partOf(each) === part?.replace('duration.', '')) ?? chosen[0]!]
  }
  if (metric.measures === TOKENS) return !split ? [...TOKENS, ...CACHED] : [part && part !== 'total_tokens' ? `tokens.${part}` : 'tokens']
  return metric.measures
}

export const isCached = (measure: string): boolean => CACHED.includes(measure)

export const partOf = (measure: string): string => measure.slice(measure.indexOf('.') + 1)

/** Whether a split needs one of the metric's own series (a percentile, a score) to be chosen. */
export const needsSeries = (metric: Metric): boolean => metric.choices !== undefined || metric.measures[0] === 'scores' || metric.measures === TOKENS

/** The filter that leaves the rows of one group; null where no filter says it. */
export function groupFilter(field: string, group: string, metadataKey?: string): Filter | null {
  const unknown = group === 'Unknown'
  switch (field) {
    case 'tags':
      return unknown ? null : { field: 'tags', operator: 'contains', value: group }
    case 'metadata':
      return metadataKey && !unknown ? { field: 'metadata', key: metadataKey, operator: '=', value: group } : null
    case 'prompt':
      return unknown ? null : { field: 'metadata', key: 'opik_prompts', operator: 'contains', value: group.split('@').at(-1)! }
    case 'error_info':
      return { field: 'error_info', operator: /^(true|yes|has error)/i.test(group) ? 'is_not_empty' : 'is_empty', value: '' }
    case 'environment':
      return unknown ? { field, operator: 'is_empty', value: '' } : { field, operator: '=', value: group }
    case 'error_type':
    case 'name':
    case 'model':
    case 'provider':
    case 'type':
      return unknown ? null : { field, operator: '=', value: group }
    default:
      return null
  }
}
