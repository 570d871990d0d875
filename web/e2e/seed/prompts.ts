import type { Api } from '../kit/api'
import { uuid7 } from '../../src/lib/uuid7'

const SYSTEM = [
  ['You are the travel concierge of Fernweh.', 'Answer in the language of the guest, politely and completely.', '', 'Rules for the booking at hand:', '{{policy}}', '', 'If a tool fails, apologise and stop.', 'Never promise what a tool has not confirmed.'],
  ['You are the travel concierge of Fernweh.', 'Answer in the language of the guest. Be brief: at most 60 words.', '', 'Rules for the booking at hand:', '{{policy}}', '', 'If a tool fails, say what is open, and offer one alternative with its price.', 'Never promise what a tool has not confirmed.', 'Guests with tag vip may be offered a late check-out without asking.'],
].map((lines) => lines.join('\n'))

const NOTES = ['First version', 'Answer in the guest language', 'Split user and context', 'Add {{policy}}', 'Add tone rules', 'Try persona "Nora"', 'Roll back to v5 wording', 'EU 261 amounts in one line', 'Never promise unconfirmed refunds', 'Be brief, offer alternatives']

export interface SeededPrompt {
  id: string
  name: string
  versions: { id: string; version_number: string }[]
}

/** A chat prompt with versions, environments, and traces that used its last two: the newest one fails more often and is faster. */
export async function seedPrompt(api: Api, project: string, name = 'concierge-answer', uses = 120, versions = NOTES.length): Promise<SeededPrompt> {
  await api.project(project)
  for (const [environment, color] of [['production', '#12805c'], ['staging', '#2c6be7'], ['development', '#727b8a']] as const)
    await api.post('/environments', { name: environment, color }).catch(() => undefined) // it is there already
  const made: SeededPrompt['versions'] = []
  let id = ''
  for (let index = 0; index < versions; index++) {
    const last = index >= versions - 1
    const system = last ? SYSTEM[1]! : index === versions - 2 ? SYSTEM[0]! : `${SYSTEM[0]!.split('\n').slice(0, 2 + (index % 6)).join('\n')}\nStep ${index + 1}.`
    const version = await api.post<{ id: string; prompt_id: string; version_number: string }>('/prompts/versions', {
      name,
      project_name: project,
      template_structure: 'chat',
      version: {
        template: JSON.stringify([
          { role: 'system', content: system },
          { role: 'user', content: '{{message}}' },
        ]),
        metadata: { model: 'gpt-5-mini', temperature: 0.2, max_output_tokens: last ? 800 : 1200 },
        change_description: NOTES[NOTES.length - versions + index] ?? `Change ${index + 1}`,
      },
    })
    made.push(version)
    id = version.prompt_id
  }
  const [before, after] = [made.at(-2) ?? made[0]!, made.at(-1)!]
  await api.patch(`/prompts/versions/${after.id}/environments`, { environments: ['production', 'development'] })
  if (before !== after) await api.patch(`/prompts/versions/${before.id}/environments`, { environments: ['staging'] })
  const seeded = { id, name, versions: made }
  if (uses === 0) return seeded
  const now = Date.now()
  const traces = [before, after].flatMap((version, which) =>
    Array.from({ length: uses }, (_, index) => {
      const start = now - ((1 - which) * 40 + 2) * 3_600_000 - (index * 36 * 3_600_000) / uses
      const failed = which === 1 ? index % 8 === 0 : index % 60 === 0
      return {
        id: uuid7(start),
        project_name: project,
        name: 'compose_answer',
        start_time: new Date(start).toISOString(),
        end_time: new Date(start + (which === 1 ? 1400 : 2100) + ((index * 97) % 900)).toISOString(),
        environment: 'production',
        input: { message: 'Can you move my Lisbon flight to the evening one?' },
        output: failed ? undefined : { answer: 'Done. You are on TP1187 at 19:40; the fare did not change.' },
        metadata: { opik_prompts: [{ id, name, version: { id: version.id, commit: version.id.slice(-8), template: '' } }] },
        ...(failed ? { error_info: { exception_type: 'ToolTimeout', message: 'The tool did not answer.', traceback: 'at compose_answer' } } : {}),
      }
    }),
  )
  await api.post('/traces/batch', { traces })
  await api.post('/spans/batch', {
    spans: traces.map((trace) => ({
      id: uuid7(Date.parse(trace.start_time)),
      trace_id: trace.id,
      project_name: project,
      name: 'gpt-5-mini',
      type: 'llm',
      model: 'gpt-5-mini',
      provider: 'openai',
      start_time: trace.start_time,
      end_time: trace.end_time,
      total_estimated_cost: trace.metadata.opik_prompts[0]!.version.id === after.id ? 0.0121 : 0.0184,
      usage: { prompt_tokens: 900, completion_tokens: 260, total_tokens: 1160 },
    })),
  })
  await api.put('/traces/feedback-scores', {
    scores: traces.flatMap((trace, index) =>
      (['helpfulness', 'groundedness'] as const).map((score, at) => ({ id: trace.id, project_name: project, name: score, value: Math.round((0.86 + at * 0.08 + ((index * 37) % 10) / 100 - (index >= uses ? 0.03 : 0)) * 100) / 100, source: 'sdk' })),
    ),
  })
  return seeded
}

/** A prompt of one text. */
export const seedTextPrompt = (api: Api, project: string, name = 'summary') =>
  api.post('/prompts', { id: uuid7(), name, project_name: project, description: 'One sentence for the list of threads', template: 'Summarise {{thread}} in one sentence.', template_structure: 'text', tags: ['short', 'threads'] })
