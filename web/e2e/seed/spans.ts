import type { SpanType } from '../../src/api/types.ts'
import type { MadeSpan, MadeTrace } from './made.ts'
import { uuid7 } from './random.ts'
import { payload } from './payloads.ts'

/** [name, type, depth, start, ms, model, ttft, cost, tokens, error] of the answer to one message. */
type Row = [string, SpanType, number, number, number, string?, number?, number?, [number, number]?, boolean?]
const TEMPLATE: Row[] = [
  ['pii_guard', 'guardrail', 0, 12, 38],
  ['plan', 'general', 0, 54, 1190],
  ['gpt-5-mini', 'llm', 1, 61, 1160, 'gpt-5-mini', 420, 0.0031, [1509, 203]],
  ['get_booking', 'tool', 0, 1252, 214],
  ['retrieve_policy', 'general', 0, 1262, 246],
  ['embed_query', 'llm', 1, 1266, 61, 'text-embedding-3-small', undefined, 0.00001, [24, 0]],
  ['vector_search', 'tool', 1, 1334, 142],
  ['rerank', 'general', 1, 1478, 28],
  ['issue_refund', 'tool', 0, 1516, 2004, undefined, undefined, undefined, undefined, true],
  ['issue_refund', 'tool', 0, 3526, 500, undefined, undefined, undefined, undefined, true],
  ['compose_answer', 'llm', 0, 4034, 2300, 'claude-sonnet-4-5', 610, 0.0281, [3702, 412]],
  ['tone_guard', 'guardrail', 0, 6342, 31],
  ['log_ticket', 'tool', 0, 6378, 38],
]
const FULL = 6420
/** What the steps of the template cost and take together. */
const FULL_COST = 0.0312
const FULL_TOKENS = 5826

export function spansOf(trace: MadeTrace): MadeSpan[] {
  const scale = (trace.duration ?? FULL) / FULL
  const costly = (trace.total_estimated_cost ?? FULL_COST) / FULL_COST
  const wordy = (trace.usage?.total_tokens ?? FULL_TOKENS) / FULL_TOKENS
  const t0 = Date.parse(trace.start_time)
  const path: string[] = []
  return TEMPLATE.map(([name, type, depth, start, ms, model, ttft, cost, tokens, error], i) => {
    const at = t0 + start * scale
    const id = uuid7(at, hash(trace.id) + i)
    path[depth] = id
    return {
      id,
      trace_id: trace.id,
      project_id: trace.project_id,
      parent_span_id: depth > 0 ? path[depth - 1] : undefined,
      name,
      type,
      start_time: new Date(at).toISOString(),
      end_time: new Date(at + ms * scale).toISOString(),
      duration: ms * scale,
      ttft: ttft ? ttft * scale : undefined,
      model,
      provider: model ? (model.startsWith('claude') ? 'anthropic' : 'openai') : undefined,
      usage: tokens
        ? {
            prompt_tokens: Math.round(tokens[0] * wordy),
            completion_tokens: Math.round(tokens[1] * wordy),
            total_tokens: Math.round(tokens[0] * wordy) + Math.round(tokens[1] * wordy),
            'original_usage.cache_read_input_tokens': Math.round(tokens[0] * wordy * 0.8),
          }
        : undefined,
      total_estimated_cost: cost && cost * costly,
      error_info: error ? trace.error_info : undefined,
      feedback_scores: name === 'compose_answer' ? trace.feedback_scores : undefined,
      input_preview: trace.input_preview,
      output_preview: trace.output_preview,
      ...payload(name, trace),
    } satisfies MadeSpan
  })
}

/** A trace of very many spans: steps of nine calls each. */
export function manySpans(trace: MadeTrace, size: number): MadeSpan[] {
  const t0 = Date.parse(trace.start_time)
  const total = trace.duration ?? FULL
  return Array.from({ length: size }, (_, i) => {
    const start = t0 + (i / size) * total
    const parent = i % 10 === 0 ? undefined : i - (i % 10)
    const parentStart = parent === undefined ? 0 : t0 + (parent / size) * total
    return {
      id: uuid7(start, i),
      trace_id: trace.id,
      project_id: trace.project_id,
      parent_span_id: parent === undefined ? undefined : uuid7(parentStart, parent),
      name: i % 10 === 0 ? `step_${i / 10}` : i % 3 === 0 ? 'search' : 'gpt-5-mini',
      type: i % 10 === 0 ? 'general' : i % 3 === 0 ? 'tool' : 'llm',
      start_time: new Date(start).toISOString(),
      end_time: new Date(start + (total / size) * (i % 10 === 0 ? 10 : 1)).toISOString(),
    }
  })
}

const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7) >>> 0
