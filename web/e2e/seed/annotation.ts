import type { Api } from '../kit/api'
import { uuid7 } from './random'

export interface SeededQueue {
  id: string
  name: string
  traces: string[]
}

const CASES: [string, string, string, string][] = [
  ['Hotel cancelled, wants refund now', 'The hotel cancelled on me. I want my money back now.', 'I am sorry. I have asked the hotel for a full refund; it takes three to five days.', 'refund'],
  ['Terminal 2 was wrong', 'The chatbot told me Terminal 2 and that was wrong, I missed the bus.', 'I am sorry about that. Your shuttle leaves from Terminal 1, stop C, and the next one is at 15:45.', 'complaint'],
  ['Dog on the Seville train', 'May my dog come on the train to Seville?', 'Yes, up to 10 kg in a carrier. It travels free with your ticket.', 'question'],
  ['Charged twice for a seat', 'You charged my card twice for one seat.', 'I see both payments. The second one is on its way back to your card.', 'billing'],
  ['Compensation, 3 h 05 delay', 'My flight was 3 hours late. What do I get?', 'For a delay of three hours or more you get 250 euros. Shall I file it?', 'complaint'],
  ['Night train with a bicycle', 'Can I take a bicycle on the night train to Vienna?', 'Yes. A place for it costs 10 euros and must be booked.', 'question'],
]

/** Definitions of every type, and a queue of traces that asks for them. Definitions are shared by all queues of the server. */
export async function seedQueue(api: Api, project: string, name = 'Wrong answers, week 47', count = CASES.length, minutesAgo = 0): Promise<SeededQueue> {
  const projectId = await api.project(project)
  const known = new Set((await api.get<{ content: { name: string }[] }>('/feedback-definitions?size=1000')).content.map((each) => each.name))
  for (const definition of DEFINITIONS) if (!known.has(definition.name)) await api.post('/feedback-definitions', definition).catch(() => undefined) // two workers at once
  const now = Date.now()
  const traces = Array.from({ length: count }, (_, at) => {
    const [title, question, answer, tag] = CASES[at % CASES.length]!
    const start = now - (minutesAgo + count - at) * 60_000
    return {
      id: uuid7(start, Math.floor(Math.random() * 1e9)),
      project_name: project,
      name: title,
      start_time: new Date(start).toISOString(),
      end_time: new Date(start + 3200 + at * 400).toISOString(),
      tags: [tag],
      input: {
        messages: [
          { role: 'system', content: 'You are a travel assistant.' },
          { role: 'user', content: at < CASES.length ? question : `${question} (${at})` },
          { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look_up', arguments: JSON.stringify({ topic: tag }) } }] },
          { role: 'tool', tool_call_id: 'call_1', content: JSON.stringify({ line: 'FW-LIS-22', stop: 'T1 / C', next: ['15:25', '15:45'], valid_from: '2026-11-16' }) },
        ],
      },
      output: { choices: [{ message: { role: 'assistant', content: answer } }] },
    }
  })
  for (let at = 0; at < traces.length; at += 500) await api.post('/traces/batch', { traces: traces.slice(at, at + 500) })
  const ids = traces.map((trace) => trace.id)
  const id = uuid7(now, Math.floor(Math.random() * 1e9))
  await api.post('/annotation-queues', {
    id,
    project_id: projectId,
    name,
    scope: 'trace',
    comments_enabled: true,
    instructions: 'Judge the **last answer** only.\n\n- Correct means that every fact in it is right.\n- When in doubt, look at what the assistant saw.',
    feedback_definition_names: DEFINITIONS.map((each) => each.name),
  })
  for (let at = 0; at < ids.length; at += 1000) await api.post(`/annotation-queues/${id}/items/add`, { ids: ids.slice(at, at + 1000) })
  return { id, name, traces: ids }
}

const DEFINITIONS = [
  { name: 'Answer is correct', type: 'boolean', details: { true_label: 'Yes', false_label: 'No' } },
  { name: 'Problem', type: 'categorical', details: { categories: { None: 1, 'Wrong fact': 0, 'Missing step': 0.4, Tone: 0.6, 'Did not use the tool': 0.2 } } },
  { name: 'Helpfulness', type: 'numerical', details: { min: 0, max: 1 } },
]
