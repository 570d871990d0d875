import type { FakeLlm } from '../kit/fakeLlm'
import type { Api } from '../kit/api'
import { sendTrace } from './traces'

/** Rules of a project (a judge that scores, one that cannot, code, one that is off), and some traces for them, so that their log says something. */
export async function seedRules(api: Api, project: { id: string; name: string }, llm: FakeLlm): Promise<void> {
  const model = await llm.register(api, `judge-${project.id.slice(-6)}`)
  const common = { action: 'evaluator', project_ids: [project.id], project_id: project.id }
  const judge = (name: string, more: object, judge = `${model}gpt-5-mini`) => ({
    ...common,
    name,
    type: 'llm_as_judge',
    enabled: true,
    sampling_rate: 1,
    code: {
      model: { name: judge, temperature: 0 },
      messages: [{ role: 'USER', content: 'How helpful is this answer, from 0 to 1?\n\nQuestion: {{input}}\nAnswer: {{output}}' }],
      variables: { input: 'input', output: 'output' },
      schema: [{ name, type: 'DOUBLE', description: 'From 0 (no help) to 1' }],
    },
    ...more,
  })
  await api.post('/automations/evaluators', judge('helpfulness', {}))
  await api.post('/automations/evaluators', judge('politeness', { sampling_rate: 0.25 }))
  await api.post('/automations/evaluators', judge('hallucination', {}, 'gpt-5-nano'))
  await api.post('/automations/evaluators', judge('refund promised', { enabled: false, sampling_rate: 0.1 }))
  for (const [question, answer] of [
    ['Can I still cancel my booking in Lisbon?', 'Yes, until two days before you arrive.'],
    ['The hotel cancelled on us an hour ago.', 'I am sorry. I have refunded €318, and here are three hotels near the river.'],
    ['Where is my invoice?', 'It is attached to the confirmation of 14 November.'],
  ])
    await sendTrace(api, project.name, 'answer', { input: { question }, output: { answer } })
}
