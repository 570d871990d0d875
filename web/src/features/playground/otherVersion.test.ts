import { describe, expect, it } from 'vitest'
import { messagesOf, newVariant } from './draft'
import { otherVersion } from './otherVersion'

const version = (content: string, role = 'user') => ({ ...newVariant(), template: JSON.stringify([{ role, content }]) })
const span = {
  model: 'gpt-5-mini',
  input: { messages: [{ role: 'system', content: 'Help Ana, be brief.' }, { role: 'user', content: 'Where is gate 4?' }] },
  metadata: { temperature: 0.3 },
} as never

describe('a call with another version', () => {
  it('keeps values, role, model, settings and the other messages', () => {
    const draft = otherVersion(span, version('Help {{name}}, be brief.'), version('Help {{name}}, in {{words}} words.'))
    expect(draft).toMatchObject({ source: 'manual', rows: [{ name: 'Ana' }] })
    expect(draft.variants![0]).toMatchObject({ model: 'gpt-5-mini', params: { temperature: 0.3 } })
    expect(messagesOf(draft.variants![0]!)).toEqual([
      { role: 'system', content: 'Help {{name}}, in {{words}} words.' },
      { role: 'user', content: 'Where is gate 4?' },
    ])
  })

  it('shows the new version alone where the old one did not make the messages', () => {
    const draft = otherVersion(span, version('Something else'), version('Help {{name}}.', 'system'))
    expect(draft.rows).toEqual([{}])
    expect(messagesOf(draft.variants![0]!)).toEqual([{ role: 'system', content: 'Help {{name}}.' }])
  })
})
