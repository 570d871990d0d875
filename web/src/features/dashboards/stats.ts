import type { Unit } from './metrics'

export interface Figure {
  unit: Unit
  /** The measure of `logs/series`; without it the stats of the list have the number. */
  measure?: string
  /** More of it is worse. */
  worseUp?: boolean
}

const figure = (unit: Unit, measure?: string, worseUp?: boolean): Figure => ({ unit, measure, worseUp })

/** What a card with one number can show. Names are those of the stats endpoint, and of ours where it has none. */
export const FIGURES: Record<string, Figure> = {
  trace_count: figure('count', 'count'),
  span_total: figure('count', 'count'),
  error_count: figure('count', 'errors', true),
  error_rate: figure('share', 'error_rate', true),
  'duration.avg': figure('ms', 'duration.avg', true),
  'duration.p50': figure('ms', 'duration.p50', true),
  'duration.p90': figure('ms', 'duration.p90', true),
  'duration.p95': figure('ms', 'duration.p95', true),
  'duration.p99': figure('ms', 'duration.p99', true),
  'first_token.p50': figure('ms', 'first_token.p50', true),
  'first_token.p95': figure('ms', 'first_token.p95', true),
  total_estimated_cost_sum: figure('usd', 'cost', true),
  total_estimated_cost: figure('usd', 'cost.avg', true),
  tokens: figure('count', 'tokens'),
  'usage.total_tokens': figure('count', 'tokens.avg'),
  'usage.prompt_tokens': figure('count'),
  'usage.completion_tokens': figure('count'),
  thread_count: figure('count'),
  span_count: figure('count'),
  llm_span_count: figure('count'),
  guardrails_failed_count: figure('count', 'guardrails_failed', true),
  input: figure('count'),
  output: figure('count'),
  metadata: figure('count'),
  tags: figure('count'),
}

/** Figures that spans have. */
export const OF_SPANS = new Set(Object.keys(FIGURES).filter((each) => !['trace_count', 'thread_count', 'span_count', 'llm_span_count', 'guardrails_failed_count'].includes(each)))
export const OF_TRACES = new Set(Object.keys(FIGURES).filter((each) => each !== 'span_total'))

const SCORE = 'feedback_scores.'

export function figureOf(metric: string): Figure {
  if (metric.startsWith(SCORE)) return { unit: 'score', measure: metric === SCORE ? undefined : `scores.${metric.slice(SCORE.length)}` }
  return FIGURES[metric] ?? { unit: metric.startsWith('duration') ? 'ms' : metric.includes('cost') ? 'usd' : 'count' }
}
