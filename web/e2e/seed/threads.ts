import type { Api } from '../kit/api'
import { uuid7 } from './random'

interface Turn {
  asked: string
  answer: string
  ms: number
  cost: number
  score: number
  /** How often its tool failed. */
  failed?: number
}

/** A guest and the concierge; the last turn goes wrong. */
const STAY: Turn[] = [
  { asked: 'Hello, we booked Casa Azul', answer: 'Welcome. I see your booking **FW-48213** from 21 to 24 November.', ms: 1200, cost: 0.0081, score: 0.93 },
  { asked: 'Two adults, two kids of 3 and 6', answer: 'Noted: a family room with two extra beds.', ms: 1510, cost: 0.0092, score: 0.96 },
  { asked: 'Is there parking?', answer: 'Yes, behind the house, €12 a night. Shall I reserve a place?', ms: 1480, cost: 0.0095, score: 0.97 },
  { asked: 'Late arrival, 22:30', answer: 'The host leaves the key in the safe; the code comes by message at noon.', ms: 1760, cost: 0.0105, score: 0.95 },
  {
    asked: 'We need a cot for the baby, is that possible?',
    answer: 'Yes. Casa Azul keeps two cots; I asked them to put one into your room. It is free of charge.',
    ms: 2100,
    cost: 0.0121,
    score: 0.95,
  },
  {
    asked: 'We are on the way and the host does not answer the phone.',
    answer: 'I called the property’s second number and left a message. If nobody answers by 14:45, I will look for another place for tonight.',
    ms: 3940,
    cost: 0.0188,
    score: 0.84,
  },
  {
    asked: 'I need a refund, the hotel cancelled on us an hour ago. We are standing outside with two kids.',
    answer:
      'I am sorry, that is a stressful place to be with two children. I have filed the refund of **€318.00** for booking FW-48213, but the payment service did not confirm it yet. It is queued and you will get an e-mail within 30 minutes.\n\nMeanwhile, two family rooms are free within 600 m: **Hotel Alfama** (€142) and **Casa do Sol** (€129). Shall I book one?',
    ms: 6420,
    cost: 0.0312,
    score: 0.58,
    failed: 2,
  },
]

/** One conversation of seven turns with scores and a comment. Returns the id of the thread and of its traces. */
export async function seedThread(api: Api, project: string, thread: string): Promise<{ thread: string; turns: string[] }> {
  const start = Date.now() - 20 * 60_000
  const turns = await sendTurns(api, project, thread, STAY.map((turn, i) => ({ ...turn, at: start + i * 160_000 })))
  await api.put('/traces/threads/feedback-scores', {
    scores: [
      { thread_id: thread, project_name: project, name: 'frustration', value: 0.62, source: 'online_scoring', reason: 'Asked three times for a human.' },
      { thread_id: thread, project_name: project, name: 'coherence', value: 0.94, source: 'online_scoring' },
    ],
  })
  const projectId = await api.project(project)
  const { thread_model_id: model } = await api.post<{ thread_model_id: string }>('/traces/threads/retrieve', { project_id: projectId, thread_id: thread })
  await api.patch(`/traces/threads/${model}`, { tags: ['refund', 'vip'] })
  await api.post(`/traces/threads/${model}/comments`, { text: 'Same timeout as this morning, see the alert.' })
  return { thread, turns }
}

/** A conversation that never ends. */
export async function seedLongThread(api: Api, project: string, thread: string, count: number): Promise<string[]> {
  const start = Date.now() - count * 30_000
  return sendTurns(
    api,
    project,
    thread,
    Array.from({ length: count }, (_, i) => ({
      asked: i === Math.floor(count / 3) ? 'Where is the lighthouse?' : `Question ${i + 1} about the way`,
      answer: i === Math.floor(count / 2) ? 'Behind the lighthouse, then left.' : `Answer ${i + 1}. ${'Follow the coast. '.repeat(1 + (i % 5))}`,
      ms: 300 + ((i * 7919) % 2000),
      cost: 0.001,
      score: 0.9,
      at: start + i * 30_000,
    })),
  )
}

async function sendTurns(api: Api, project: string, thread: string, turns: (Turn & { at: number })[]): Promise<string[]> {
  const salt = Math.floor(Math.random() * 1e6)
  const ids = turns.map((turn, i) => uuid7(turn.at, salt * 1000 + i))
  for (let from = 0; from < turns.length; from += 100) {
    const part = turns.slice(from, from + 100)
    await api.post('/traces/batch', {
      traces: part.map((turn, i) => ({
        id: ids[from + i],
        project_name: project,
        name: 'handle_message',
        thread_id: thread,
        start_time: iso(turn.at),
        end_time: iso(turn.at + turn.ms),
        input: { messages: [{ role: 'system', content: 'You are the concierge of Fernweh.' }, { role: 'user', content: turn.asked }] },
        output: { choices: [{ message: { role: 'assistant', content: turn.answer }, finish_reason: 'stop' }] },
      })),
    })
    await api.post('/spans/batch', { spans: part.flatMap((turn, i) => spans(turn, ids[from + i]!, project, salt + from + i)) })
    await api.put('/traces/feedback-scores', {
      scores: part.map((turn, i) => ({ id: ids[from + i], project_name: project, name: 'helpfulness', value: turn.score, source: 'online_scoring' })),
    })
  }
  return ids
}

function spans(turn: Turn & { at: number }, trace: string, project: string, salt: number): object[] {
  const span = (name: string, type: string, from: number, to: number, n: number, more: object = {}) => ({
    id: uuid7(turn.at + from, salt * 10 + n),
    trace_id: trace,
    project_name: project,
    name,
    type,
    start_time: iso(turn.at + from),
    end_time: iso(turn.at + to),
    ...more,
  })
  const failed = Array.from({ length: turn.failed ?? 0 }, (_, i) =>
    span('issue_refund', 'tool', turn.ms * (0.2 + i * 0.2), turn.ms * (0.38 + i * 0.2), i + 1, {
      input: { booking_id: 'FW-48213', amount: 318 },
      error_info: { exception_type: 'RefundTimeout', message: 'payment-gateway did not answer within 2000 ms', traceback: 'RefundTimeout' },
    }),
  )
  return [
    ...failed,
    span('compose_answer', 'llm', turn.ms * 0.6, turn.ms, 9, { model: 'claude-sonnet-4-5', provider: 'anthropic', total_estimated_cost: turn.cost }),
  ]
}

const iso = (at: number): string => new Date(at).toISOString()
