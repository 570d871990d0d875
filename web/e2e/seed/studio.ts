import type { Api } from '../kit/api'
import type { FakeAnswer, FakeRequest } from '../kit/fakeLlm'

const CLASSES = ['question', 'complaint', 'order', 'other']

export interface Tickets {
  project: string
  dataset: { id: string; name: string }
}

/** A project with tickets and their classes, for prompts to be optimized on. */
export async function seedTickets(api: Api, name: string, count = 12): Promise<Tickets> {
  const project = await api.project(name)
  const dataset = `${name}-tickets`
  await api.post('/datasets', { name: dataset, project_id: project })
  const { id } = await api.post<{ id: string }>('/datasets/retrieve', { dataset_name: dataset, project_name: name })
  const items = Array.from({ length: count }, (_, index) => ({ source: 'sdk', data: { input: `Ticket ${index + 1}: a ${CLASSES[index % CLASSES.length]} about seat ${index + 1}`, expected_output: CLASSES[index % CLASSES.length] } }))
  await api.put('/datasets/items', { dataset_id: id, items })
  return { project, dataset: { id, name: dataset } }
}

/** A model that gets more tickets right, the more rules its prompt has; and one that adds a rule whenever it is asked for a better prompt. */
export function ticketModel(): (asked: string, request: FakeRequest) => FakeAnswer {
  let rules = 0
  return (asked, request) => {
    const form = Object.keys(request.response_format?.json_schema?.schema?.properties ?? {})
    const mode = { name: 'Classes are not told', description: 'Some classes are never answered.', root_cause: 'The prompt does not explain them.' }
    if (form.includes('failure_modes')) return { text: JSON.stringify({ failure_modes: [mode] }) }
    if (form.includes('unified_failure_modes')) return { text: JSON.stringify({ unified_failure_modes: [mode], synthesis_notes: 'Nothing was dropped.' }) }
    if (form.includes('messages')) {
      rules++
      const content = ['Say to which class the ticket belongs.', ...Array.from({ length: rules }, (_, index) => `Rule ${index + 1}: look at the words of the ticket.`)].join('\n')
      return { text: JSON.stringify({ reasoning: 'Rules help.', change: `add rule ${rules}`, messages: [{ role: 'system', content }, { role: 'user', content: '{{input}}' }] }) }
    }
    const prompt = String(request.messages[0]?.content ?? '')
    const ticket = /Ticket (\d+): a (\w+)/.exec(asked)
    if (!ticket || !prompt.includes('class')) return { text: 'The rules name what was never answered before.' }
    const known = prompt.split('Rule ').length - 1
    return { text: Number(ticket[1]) <= 3 + 2 * known ? ticket[2]! : 'no idea' }
  }
}
