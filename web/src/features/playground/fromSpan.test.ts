import { describe, expect, it } from 'vitest'
import { messagesOf } from './draft'
import { variantOfSpan } from './fromSpan'

describe('a span as a variant', () => {
  it('takes over what was asked, the model, its parameters and tools', () => {
    const variant = variantOfSpan({
      model: 'gpt-5-mini',
      input: { messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Where is gate 4?' }] },
      metadata: { temperature: 0.3, tools: [{ type: 'function' }], note: 'x' },
    } as never)
    expect(variant).toMatchObject({ model: 'gpt-5-mini', params: { temperature: 0.3 } })
    expect(JSON.parse(variant.tools)).toEqual([{ type: 'function' }])
    expect(messagesOf(variant)).toEqual([{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Where is gate 4?' }])
  })
  it('takes text as a message of the user', () => {
    expect(messagesOf(variantOfSpan({ input: 'plain', model: 'm' } as never))).toEqual([{ role: 'user', content: 'plain' }])
  })
})
