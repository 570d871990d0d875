import type { Span, SpanType, Trace, TreeColumns } from '../src/api/types.ts'
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

export function spansOf(trace: Trace): Span[] {
  const scale = (trace.duration ?? FULL) / FULL
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
            prompt_tokens: tokens[0],
            completion_tokens: tokens[1],
            total_tokens: tokens[0] + tokens[1],
            'original_usage.cache_read_input_tokens': Math.round(tokens[0] * 0.8),
          }
        : undefined,
      total_estimated_cost: cost,
      error_info:
        error && trace.error_info
          ? {
              ...trace.error_info,
              traceback:
                'RefundClient.IssueAsync      Payments/RefundClient.cs:88\nTools.IssueRefund            Agents/Tools.cs:141\nConciergeAgent.RunToolAsync  Agents/ConciergeAgent.cs:67',
            }
          : undefined,
      feedback_scores: name === 'compose_answer' ? trace.feedback_scores : undefined,
      input_preview: trace.input_preview,
      output_preview: trace.output_preview,
      ...payload(name, trace),
    } satisfies Span
  })
}

/** A trace named `big_N` has N spans. */
export function tree(trace: Trace): TreeColumns {
  const big = trace.name?.startsWith('big_') ? Number(trace.name.slice(4)) : 0
  const spans = big > 0 ? bigTree(trace, big) : spansOf(trace)
  const names = [...new Set(spans.map((s) => s.name ?? ''))]
  const models = [...new Set(spans.flatMap((s) => (s.model ? [s.model] : [])))]
  const providers = [...new Set(spans.flatMap((s) => (s.provider ? [s.provider] : [])))]
  const nameAt = new Map(names.map((name, i) => [name, i]))
  const position = new Map(spans.map((s, i) => [s.id, i]))
  const t0 = Date.parse(trace.start_time)
  const order: SpanType[] = ['general', 'llm', 'tool', 'guardrail']
  return {
    trace_id: trace.id,
    project_id: trace.project_id,
    start_time: trace.start_time,
    names,
    models,
    providers,
    spans: {
      id: spans.map((s) => s.id),
      parent: spans.map((s) => (s.parent_span_id ? (position.get(s.parent_span_id) ?? -1) : -1)),
      name: spans.map((s) => nameAt.get(s.name ?? '') ?? -1),
      type: spans.map((s) => order.indexOf(s.type ?? 'general')),
      start: spans.map((s) => Date.parse(s.start_time) - t0),
      duration: spans.map((s) => s.duration ?? null),
      model: spans.map((s) => (s.model ? models.indexOf(s.model) : -1)),
      provider: spans.map((s) => (s.provider ? providers.indexOf(s.provider) : -1)),
      prompt_tokens: spans.map((s) => s.usage?.prompt_tokens ?? null),
      completion_tokens: spans.map((s) => s.usage?.completion_tokens ?? null),
      total_tokens: spans.map((s) => s.usage?.total_tokens ?? null),
      cost: spans.map((s) => s.total_estimated_cost ?? null),
      error: spans.map((s) => (s.error_info ? 1 : 0)),
      ttft: spans.map((s) => s.ttft ?? null),
    },
  }
}

function bigTree(trace: Trace, size: number): Span[] {
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
      duration: (total / size) * (i % 10 === 0 ? 10 : 1),
    }
  })
}

const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7) >>> 0
