import { describe, expect, it } from 'vitest'
import { plainText } from './plainText'

describe('the text of a cell', () => {
  it.each([
    [
      {
        messages: [
          { role: 'system', content: 'x' },
          { role: 'user', content: 'How far?' },
        ],
      },
      'How far?',
    ],
    [{ question: 'How far?', top_k: 3 }, 'How far?'],
    [{ q: 'How far?' }, 'How far?'],
    [{ a: 1, b: 'x' }, '{"a":1,"b":"x"}'],
    ['two\n  lines', 'two lines'],
    [undefined, ''],
    [42, '42'],
  ])('%j', (value, text) => {
    expect(plainText(value, 100)).toBe(text)
  })
  it('is cut', () => {
    expect(plainText('abcdef', 3)).toBe('abc')
  })
})
