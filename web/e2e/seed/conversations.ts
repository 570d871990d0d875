import type { MadeTrace } from './made.ts'
import { random, uuid7 } from './random.ts'
import { PROJECTS, SAMPLES, type Sample } from './samples.ts'

const START = Date.now()
const HOUR = 3_600_000

/** What the failing tool of every made-up trace leaves behind. */
const STACK =
  'RefundClient.IssueAsync      Payments/RefundClient.cs:88\nTools.IssueRefund            Agents/Tools.cs:141\nConciergeAgent.RunToolAsync  Agents/ConciergeAgent.cs:67'

/** The traces of a made-up project, newest first: always the same for the same number. */
export function tracesOf(projectId: string, n: number, count: number): MadeTrace[] {
  const errors = PROJECTS[n]![3]
  return Array.from({ length: count }, (_, i) => makeTrace(projectId, n, i, timeOf(i, count / 2), i < count / 2 ? errors : errors * 0.7))
}

/** The newest 21 rows come every few seconds, the rest of the day follows a curve with a quiet night. */
function timeOf(i: number, perDay: number): number {
  if (i < 40) return START - 2_000 - i * 5_300
  const days = (i - 40) / Math.max(perDay - 40, 1)
  const bent = days + 0.06 * Math.sin(days * 2 * Math.PI)
  return START - 220_000 - bent * 24 * HOUR
}

function makeTrace(projectId: string, n: number, i: number, at: number, errorShare: number): MadeTrace {
  const next = random(n * 100_003 + i)
  const sample = (i < SAMPLES.length && n === 0 ? SAMPLES[i] : SAMPLES[Math.floor(next() * SAMPLES.length)]) as Sample
  const [name, , input, output, ms, tokens, cost, tags, error] = sample
  // The first ones are as drawn: what took long there is rare among the others, so that it stands out.
  const spread = 0.6 + next() * 0.9
  const vary = i < SAMPLES.length && n === 0 ? 1 : ms > 4000 ? spread * 0.55 : spread
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
      ? { exception_type: failed, message: 'payment-gateway did not answer within 2000 ms; request queued as rq_90211', traceback: STACK }
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

function scores(next: () => number, failed: boolean): MadeTrace['feedback_scores'] {
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
