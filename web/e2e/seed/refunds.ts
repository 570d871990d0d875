import type { Api } from '../kit/api'
import { payload } from './payloads'
import { seedPrompt } from './prompts'
import { random, uuid7 } from './random'

const MINUTE = 60_000
const RUNS = 40
/** Failing runs have the newest version, the others the one before. */
const VERSIONS = 14

type Step = [name: string, type: string, depth: number, start: number, ms: number, extra?: { model?: string; cost?: number; tokens?: [number, number]; failed?: true; output?: unknown; input?: unknown; metadata?: unknown }]

const BEFORE: Step[] = [
  ['pii_guard', 'guardrail', 1, 12, 38],
  ['plan', 'general', 1, 54, 1190],
  ['gpt-5-mini', 'llm', 2, 61, 1160, { model: 'gpt-5-mini', cost: 0.0031, tokens: [1509, 203] }],
  ['get_booking', 'tool', 1, 1252, 214],
  ['retrieve_policy', 'general', 1, 1262, 246],
  ['embed_query', 'llm', 2, 1266, 61, { model: 'text-embedding-3-small', cost: 0.00001, tokens: [24, 0] }],
  ['vector_search', 'tool', 2, 1334, 142],
  ['rerank', 'general', 2, 1478, 28],
]
const REFUND = { booking_id: 'FW-48213', amount: 318, currency: 'EUR', reason: 'cancelled_by_property' }
const DONE =
  'I am sorry, that is a stressful place to be with two children. The refund of €318.00 for booking FW-48213 is confirmed and will be on your card in 3 to 5 days.\n\nTwo family rooms are free near you: Casa do Sol (€129, 300 m) and Hotel Alfama (€142, 600 m). Shall I book one?'

const QUEUED =
  'I am sorry, that is a stressful place to be with two children. I have filed the refund of €318.00 for booking FW-48213, but the payment service did not confirm it yet. It is queued and you will get an e-mail within 30 minutes.\n\nMeanwhile, two family rooms are free within 600 m: Hotel Alfama (€142) and Casa do Sol (€129). Shall I book one?'

/** What the model is told where the refund went through. */
const answered = (input: unknown): unknown =>
  JSON.parse(JSON.stringify(input).replace('payment-gateway did not answer within 2000 ms; request queued as rq_90211', 'done, request rq_88107').replace('"is_error":true', '"is_error":false'))

const answer = (text: string) => ({ output: { role: 'assistant', stop_reason: 'end_turn', content: [{ type: 'text', text }] } })
const after = (start: number, ms: number, failed: boolean, version: string): Step[] => [
  ['compose_answer', 'llm', 1, start, ms, { model: 'claude-sonnet-4-5', cost: failed ? 0.0281 : 0.0267, tokens: failed ? [3702, 412] : [3731, 378], ...(failed ? {} : answer(DONE)), metadata: { temperature: 0.2, prompt_version: version } }],
  ['tone_guard', 'guardrail', 1, start + ms + 8, 31],
  ['log_ticket', 'tool', 1, start + ms + 44, 38],
]
const failing = (): Step[] => [
  ...BEFORE,
  ['issue_refund', 'tool', 1, 1516, 2004, { failed: true, input: REFUND }],
  ['issue_refund', 'tool', 1, 3550, 500, { failed: true, input: REFUND }],
  ...after(4064, 2300, true, 'v14'),
]
const good = (): Step[] => [
  ...BEFORE,
  ['issue_refund', 'tool', 1, 1516, 610, { input: REFUND, output: { status: 'done', request: 'rq_88107' } }],
  ['confirm_refund', 'tool', 1, 2140, 142, { output: { confirmed: true } }],
  ...after(2296, 2500, false, 'v13'),
]

export interface Refunds {
  id: string
  name: string
  failed: string
  good: string
}

/** Forty runs of one agent, an eighth of which fail at the same step: what a graph and a comparison have something to say about. */
export async function seedRefunds(api: Api, name: string): Promise<Refunds> {
  const id = await api.project(name, 'A refund that is not confirmed')
  const prompt = await seedPrompt(api, name, `concierge-answer ${name}`, 0, VERSIONS)
  const linked = (version: number) => [{ id: prompt.id, name: prompt.name, version: { id: prompt.versions[version - 1]!.id, version_number: `v${version}` } }]
  const now = Date.now()
  const salt = Math.floor(now % 1e6) * 13
  const next = random(11)
  const traces: object[] = []
  const spans: object[] = []
  const ids: { failed?: string; good?: string } = {}
  for (let i = 0; i < RUNS; i++) {
    const fails = i % 8 === 0
    const start = now - i * 7 * MINUTE - 90_000
    const noise = i === 0 ? 1 : 0.9 + next() * 0.2
    const trace = uuid7(start, 70_000 + i + salt)
    const steps = fails ? failing() : good()
    const last = steps.at(-1)!
    const length = Math.round((last[3] + last[4] + 4) * noise)
    if (fails) ids.failed ??= trace
    else ids.good ??= trace
    const error = { exception_type: 'RefundTimeout', message: 'payment-gateway did not answer within 2000 ms; request queued as rq_90211', traceback: 'RefundClient.IssueAsync  Payments/RefundClient.cs:88' }
    const question = i === 1 ? 'I need a refund, the hotel cancelled on us and we are in Lisbon with two children' : i % 3 === 0 ? 'I need a refund, the hotel cancelled on us an hour ago and we are in Lisbon with two children' : `Please refund booking FW-${48000 + i}, the hotel cancelled`
    const version = fails ? 14 : 13
    traces.push({
      id: trace,
      project_name: name,
      name: 'handle_message',
      start_time: new Date(start).toISOString(),
      end_time: new Date(start + length).toISOString(),
      input: { message: question },
      output: { answer: fails ? QUEUED : DONE },
      tags: fails ? ['refund', 'vip'] : ['refund'],
      environment: 'production',
      thread_id: `th_${i}`,
      metadata: { release: fails ? '2026.11.3' : '2026.11.2', opik_prompts: linked(version) },
      source: 'sdk',
    })
    const path: string[] = []
    const common = { trace_id: trace, project_name: name }
    path[0] = uuid7(start, 1_000_000 + i * 50 + salt)
    spans.push({ ...common, id: path[0], name: 'handle_message', type: 'general', start_time: new Date(start).toISOString(), end_time: new Date(start + length).toISOString(), input: { message: question } })
    steps.forEach(([step, type, depth, at, ms, extra = {}], k) => {
      const begin = start + Math.round(at * noise)
      const own = uuid7(begin, 1_000_001 + i * 50 + k + salt)
      path[depth] = own
      const body = payload(step, { id: trace, input_preview: question } as never)
      if (step === 'compose_answer' && !fails) body.input = answered(body.input)
      spans.push({
        ...common,
        id: own,
        parent_span_id: path[depth - 1],
        name: step,
        type,
        start_time: new Date(begin).toISOString(),
        end_time: new Date(begin + Math.round(ms * noise)).toISOString(),
        input: extra.input ?? body.input,
        output: extra.failed ? undefined : (extra.output ?? body.output),
        metadata: step === 'compose_answer' ? { ...(extra.metadata as object), opik_prompts: linked(version) } : (extra.metadata ?? body.metadata),
        model: extra.model,
        provider: extra.model ? (extra.model.startsWith('claude') ? 'anthropic' : 'openai') : undefined,
        usage: extra.tokens && { prompt_tokens: extra.tokens[0], completion_tokens: extra.tokens[1], total_tokens: extra.tokens[0] + extra.tokens[1] },
        total_estimated_cost: extra.cost,
        error_info: extra.failed && error,
      })
    })
  }
  await api.post('/traces/batch', { traces })
  await api.post('/spans/batch', { spans })
  await api.put('/traces/feedback-scores', {
    scores: [
      { id: ids.failed, project_name: name, name: 'helpfulness', value: 0.58, source: 'sdk', reason: 'Leaves it open whether the refund is done.' },
      { id: ids.good, project_name: name, name: 'helpfulness', value: 0.93, source: 'sdk', reason: 'Says that the refund is done.' },
    ],
  })
  return { id, name, failed: ids.failed!, good: ids.good! }
}
