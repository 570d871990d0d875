import { describe, expect, it } from 'vitest'
import { editText, fieldNames, readText, shortField } from './itemData'

describe('fields of items', () => {
  it('come by how many items have them, then in their order', () => {
    expect(fieldNames([{ data: { a: 1, b: 1 } }, { data: { b: 2, c: 1 } }])).toEqual(['b', 'a', 'c'])
  })
  it('are edited as they are: texts as text, the rest as JSON', () => {
    expect(editText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(readText('42', 'forty-two')).toEqual({ value: '42' })
    expect(readText('42', 41)).toEqual({ value: 42 })
    expect(readText('{', 41)).toBeUndefined()
  })
  it('lose what leads members of the map only', () => {
    expect([shortField('data.a.b'), shortField('tags')]).toEqual(['a.b', 'tags'])
  })
})
