import { expect, it } from 'vitest'
import { changedVariables, improved, improveRequest } from './improve'
import { writeMessages } from './template'

const CHAT = writeMessages([
  { role: 'system', parts: [{ type: 'text', value: 'Be nice.' }] },
  { role: 'user', parts: [{ type: 'text', value: '{{question}}' }, { type: 'image_url', value: 'data:image/png;base64,AAAA' }] },
])

it('texts are sent with their roles, files are not', () => {
  const { messages } = improveRequest(CHAT, 'chat', ' m ', 'shorter')
  expect(JSON.parse(String(messages[1]!.content))).toEqual({ texts: [{ role: 'system', text: 'Be nice.' }, { role: 'user', text: '{{question}}' }], wish: 'shorter' })
})

it('what comes back takes the place of the texts; everything else stays', () => {
  const after = improved(CHAT, 'chat', 'Here it is:\n```json\n{"texts": ["Be kind {always}.", "{{question}}"]}\n```')!
  expect(after).toContain('Be kind {always}.')
  expect(after).toContain('data:image/png')
  expect(improved('Greet {{name}}', 'text', '{"texts": ["Welcome {{name}}"]}')).toBe('Welcome {{name}}')
})

it('an answer of another shape is refused, and changed variables are named', () => {
  expect(improved(CHAT, 'chat', '{"texts": ["one"]}')).toBeNull()
  expect(improved(CHAT, 'chat', 'Sure!')).toBeNull()
  expect(changedVariables('{{a}} {{b}}', '{{b}} {{c}}')).toEqual(['a', 'c'])
})
