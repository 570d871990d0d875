import type { Api } from '../kit/api'
import { uuid7 } from './random'

const QUESTIONS: [message: string, expected: string][] = [
  ['Hotel cancelled, wants refund now', 'Confirm the refund only after the tool has confirmed it. Offer a place for tonight.'],
  ['¿Puedo llevar a mi perro en el tren a Sevilla?', 'Up to 10 kg in a carrier, larger dogs need a ticket.'],
  ['Do I get compensation for the 3 h 05 delay?', 'EU 261 applies above three hours: state the amount.'],
  ['Cancel the second of my three bookings', 'Ask which one is meant before anything is cancelled.'],
  ['Child fare for a 12 year old', 'Child fare up to and including eleven years.'],
  ['Refund to a different card', 'Only to the card that was charged.'],
  ['Lost voucher, second request', 'Do not issue twice, send the first one again.'],
  ['Visa, dual nationality', 'Ask which passport the booking names.'],
]

const NOTES: Record<string, string> = { v1: 'From the ticket export of May', v2: 'Dog and pet policy cases', v3: 'Correct EU 261 amounts' }

export interface SeededDataset {
  id: string
  projectId: string
  items: string[]
}

/** A dataset with three versions and, unless it is not wanted, a draft over them. */
export async function seedDataset(api: Api, project: string, name: string, count = 60, draft = true): Promise<SeededDataset> {
  const projectId = await api.project(project)
  const id = uuid7(Date.now(), 1)
  await api.post('/datasets', { id, name, project_id: projectId, description: 'Cases that support agents reviewed', tags: ['golden'] })
  const items = Array.from({ length: count }, (_, place) => uuid7(Date.now() - place * 1000, 100 + place))
  const data = (place: number) => {
    const [message, expected] = QUESTIONS[place % QUESTIONS.length]!
    return { message: place < QUESTIONS.length ? message : `${message}, case ${place}`, expected, policy: '4.2 If the property cancels within 24 h of arrival, the guest is moved.', booking: { id: `FW-${48_000 + place}`, amount: (((place + 1) * 7919) % 60_000) / 100, refundable: place % 2 === 0 } }
  }
  const put = (from: number, to: number, more: object = {}) =>
    api.put('/datasets/items', {
      dataset_id: id,
      batch_group_id: uuid7(Date.now(), 5000 + from + to),
      items: items.slice(from, to).map((item, place) => ({ id: item, source: 'sdk', data: { ...data(from + place), ...more } })),
    })
  await put(0, count - 4)
  await put(count - 4, count)
  await put(4, 7, { policy: '4.2 The guest is moved, and the difference is paid.' })
  const { content } = await api.get<{ content: { version_hash: string; version_name: string }[] }>(`/datasets/${id}/versions?page=1&size=10`)
  for (const { version_hash, version_name } of content)
    await api.patch(`/datasets/${id}/versions/hash/${version_hash}`, { change_description: NOTES[version_name] ?? 'Reviewed' })
  if (draft) {
    await api.post(`/datasets/${id}/draft/items`, {
      added_items: [{ data: { message: 'The hotel in Lisbon never had our booking', expected: 'Find it by e-mail, offer a place for tonight.' } }, { data: { message: 'Cancel and keep the points', expected: 'Say which points are kept.' } }],
      edited_items: [0, 2].map((place) => ({ id: items[place], data: { ...data(place), expected: `${QUESTIONS[place]![1]} Say so with its price.` } })),
      deleted_ids: [items[9]],
    })
  }
  return { id, projectId, items }
}
