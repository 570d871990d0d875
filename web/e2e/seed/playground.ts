import type { Api } from '../kit/api'

const CASES = [
  ['I need a refund, the hotel cancelled on us an hour ago. We are standing outside with two kids.', 'Confirm the refund only after the tool has confirmed it; offer a place for tonight.'],
  ['¿Puedo llevar a mi perro en el tren a Sevilla?', 'Up to 10 kg in a carrier, free in both classes.'],
  ['Do I get compensation for the 3 h 05 delay yesterday?', 'EU 261 applies above three hours: €400.'],
  ['Cancel the second of my three bookings', 'Ask which one is meant when it is ambiguous.'],
  ['Is breakfast included on Sunday?', 'Yes, from 7 to 11.'],
  ['My seat was double booked, what now?', 'Offer the next train and the refund of the reservation.'],
] as const

export interface SeededPlayground {
  project: string
  dataset: { id: string; name: string }
  prompt: { id: string; name: string }
}

/** A project with a dataset of `count` cases and a prompt of two versions, to be tried in the playground. */
export async function seedPlayground(api: Api, name: string, count: number): Promise<SeededPlayground> {
  const project = await api.project(name)
  const dataset = `${name}-golden`
  await api.post('/datasets', { name: dataset, project_id: project })
  const items = Array.from({ length: count }, (_, index) => {
    const [message, expected] = CASES[index % CASES.length]!
    return { source: 'sdk', data: { input: { message: index < CASES.length ? message : `${message} (${index})`, policy: 'Refunds are confirmed by the tool only.' }, expected } }
  })
  const { id } = await api.post<{ id: string }>('/datasets/retrieve', { dataset_name: dataset, project_name: name })
  // The newest item is shown first.
  await api.put('/datasets/items', { dataset_id: id, items: items.reverse() })
  const prompt = `${name}-answer`
  const template = (brief: string) =>
    JSON.stringify([
      { role: 'system', content: `You are the travel concierge of Fernweh. ${brief}Answer in the language of the guest. Use {{policy}} and never promise what a tool has not confirmed.` },
      { role: 'user', content: '{{message}}' },
    ])
  await api.post('/prompts', { name: prompt, project_id: project, template: template(''), template_structure: 'chat', metadata: { temperature: 0.2 } })
  await api.post('/prompts/versions', { name: prompt, project_id: project, template_structure: 'chat', version: { template: template('Be brief: at most 60 words. '), metadata: { temperature: 0.2 } } })
  const found = await api.get<{ content: { id: string; name: string }[] }>(`/projects/${project}/prompts?name=${encodeURIComponent(prompt)}`)
  return { project, dataset: { id, name: dataset }, prompt: found.content[0]! }
}

const ANSWERS: Record<string, string> = {
  refund: 'I am sorry, that is a stressful place to be with two children. I have filed the refund of €318.00, but the payment service did not confirm it yet. Two family rooms are free within 600 m; shall I hold one?',
  perro: 'Sí. Los perros de hasta 10 kg viajan en transportín sin coste en Media Distancia y AVE.',
  compensation: 'Under EU 261 a delay of more than three hours on this route is worth €400. I can file the claim for you now; it takes two minutes.',
  Cancel: 'You have three bookings. Which one do you mean: Porto on 3 May, Lisbon on 9 May or Sevilla on 12 May?',
}

/** An answer that fits the question; a brief one where the prompt asks for it. */
export function concierge(asked: string, prompt: string): string {
  const found = Object.entries(ANSWERS).find(([word]) => asked.includes(word))?.[1] ?? 'Yes. I have looked it up for you and sent the details by e-mail.'
  return prompt.includes('Be brief') ? found.split(/(?<=[.?]) /)[0]! : found
}
