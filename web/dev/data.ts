import type { Project, Trace } from '../src/api/types.ts'
import { random, uuid7 } from './random.ts'
import { BIG, PROJECTS, SAMPLES, type Sample } from './samples.ts'

const START = Date.now()
const HOUR = 3_600_000

export interface Store {
  project: Project
  /** Newest first. */
  traces: Trace[]
}

export const stores: Store[] = PROJECTS.map(([name, description, perDay, errors], n) => {
  const id = uuid7(Date.UTC(2026, 8, 1) + n * 1000, n + 7000)
  const traces = Array.from({ length: 2 * perDay }, (_, i) => makeTrace(id, n, i, timeOf(i, perDay), i < perDay ? errors : errors * 0.7))
  return {
    project: {
      id,
      name,
      description: description || undefined,
      created_at: '2026-09-01T08:00:00Z',
      last_updated_at: '2026-09-01T08:00:00Z',
      last_updated_trace_at: traces[0]?.start_time ?? '2026-11-02T08:00:00Z',
    },
    traces,
  }
})

export const storeOf = (projectId: string | null): Store | undefined =>
  stores.find((store) => store.project.id === projectId || store.project.name === projectId)

// One of the older traces of a quiet project is very large.
const big = stores[8]!.traces[1]!
big.name = `big_${BIG}`
big.span_count = BIG
big.duration = 240_000

/** The newest 21 rows come every few seconds, the rest of the day follows a curve with a quiet night. */
function timeOf(i: number, perDay: number): number {
  if (i < 40) return START - 2_000 - i * 5_300
  const days = (i - 40) / Math.max(perDay - 40, 1)
  const bent = days + 0.06 * Math.sin(days * 2 * Math.PI)
  return START - 220_000 - bent * 24 * HOUR
}

export function makeTrace(projectId: string, n: number, i: number, at: number, errorShare: number): Trace {
  const next = random(n * 100_003 + i)
  const sample = (i < SAMPLES.length && n === 0 ? SAMPLES[i] : SAMPLES[Math.floor(next() * SAMPLES.length)]) as Sample
  const [name, , input, output, ms, tokens, cost, tags, error] = sample
  const vary = i < SAMPLES.length && n === 0 ? 1 : 0.6 + next() * 0.9
  const failed = i < SAMPLES.length && n === 0 ? error : next() < errorShare ? (error ?? 'UpstreamTimeout') : undefined
  const running = n === 0 && i === 40
  const duration = Math.round(ms * vary)
  const answered = Math.round(tokens * vary * 0.11)
  return {
    id: uuid7(at, n * 1_000_003 + i),
    project_id: projectId,
    name,
    start_time: new Date(at).toISOString(),
    end_time: running ? undefined : new Date(at + duration).toISOString(),
    duration: running ? undefined : duration,
    input_preview: input,
    output_preview: running ? undefined : output,
    tags: tags.length > 0 ? tags : undefined,
    error_info: failed
      ? { exception_type: failed, message: 'payment-gateway did not answer within 2000 ms; request queued as rq_90211' }
      : undefined,
    usage: { prompt_tokens: Math.round(tokens * vary) - answered, completion_tokens: answered, total_tokens: Math.round(tokens * vary) },
    total_estimated_cost: cost * vary,
    span_count: 13,
    llm_span_count: 3,
    has_tool_spans: true,
    providers: ['anthropic', 'openai'],
    thread_id: name === 'handle_message' ? `th_01JD${(8 * 36 + (Math.floor(i / 7) % 900)).toString(36).toUpperCase()}` : undefined,
    environment: next() < 0.8 ? 'production' : 'staging',
    source: 'sdk',
    feedback_scores: name === 'handle_message' ? scores(next, failed !== undefined) : undefined,
  }
}

function scores(next: () => number, failed: boolean): Trace['feedback_scores'] {
  const helpful = failed ? 0.4 + next() * 0.3 : 0.82 + next() * 0.17
  return [
    {
      name: 'helpfulness',
      value: round(helpful),
      source: 'online_scoring',
      reason: 'Offers alternatives, but the refund is not certain.',
      created_by: 'gpt-5-nano',
    },
    {
      name: 'groundedness',
      value: round(0.74 + next() * 0.25),
      source: 'online_scoring',
      reason: 'Amount and policy match the retrieved clause 4.2.',
      created_by: 'gpt-5-nano',
    },
  ]
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
