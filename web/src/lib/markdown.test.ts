import { describe, expect, it } from 'vitest'
import { blocks, inline } from './markdown'

describe('text of a model', () => {
  it('is cut into paragraphs, lists and code', () => {
    expect(blocks('# Plan\nFirst\nline\n\n1. a\n2. b\n   more\n- c\n```py\nx = 1\n```\n> q')).toEqual([
      { kind: 'heading', text: 'Plan' },
      { kind: 'text', text: 'First\nline' },
      { kind: 'list', ordered: true, start: 1, items: ['a', 'b\nmore'] },
      { kind: 'list', ordered: false, start: 1, items: ['c'] },
      { kind: 'code', text: 'x = 1' },
      { kind: 'quote', text: 'q' },
    ])
  })
  it('keeps every word, also of an unclosed fence', () => {
    expect(blocks('a\n```\nb')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'code', text: 'b' },
    ])
  })
  it('marks bold, code and http links, and nothing that could run', () => {
    expect(inline('a **b** `c` [d](https://e.f) [g](javascript:h)')).toMatchObject([
      { kind: 'text', text: 'a ' },
      { kind: 'bold', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'd', url: 'https://e.f' },
      { kind: 'text', text: ' [g](javascript:h)' },
    ])
  })
  it('leaves arithmetic alone', () => {
    expect(inline('2 ** 3 ** 2')).toMatchObject([{ kind: 'text', text: '2 ** 3 ** 2' }])
  })
})
