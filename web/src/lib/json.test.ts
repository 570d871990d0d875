import { describe, expect, it } from 'vitest'
import { binarySize, filterKey, findInJson, foldedByDefault, jsonLines, pathsAbove } from './json'

const never = () => false

describe('JSON as lines', () => {
  it('opens, lists and closes', () => {
    const lines = jsonLines({ a: 1, b: [true, null] }, never)
    expect(lines.map((l) => [l.kind, l.depth, l.key ?? l.index ?? '', l.comma])).toEqual([
      ['open', 0, '', false],
      ['value', 1, 'a', true],
      ['open', 1, 'b', false],
      ['value', 2, 0, true],
      ['value', 2, 1, false],
      ['close', 1, '', false],
      ['close', 0, '', false],
    ])
  })
  it('leaves out what is folded and says how much it is', () => {
    const lines = jsonLines({ a: { b: 1, c: 2 } }, (path) => path === '$.a')
    expect(lines.map((l) => l.path)).toEqual(['$', '$.a', '$#'])
    expect(lines[1]).toMatchObject({ folded: true, size: 2 })
  })
  it('writes paths that can be used as filters', () => {
    expect(jsonLines({ 'a b': [{ x: 1 }] }, never).find((l) => l.key === 'x')!.path).toBe('$["a b"][0].x')
  })
  it('survives values nested ten thousand deep', () => {
    let deep: unknown = 1
    for (let i = 0; i < 10_000; i++) deep = [deep]
    expect(jsonLines(deep, never)).toHaveLength(20_001)
  })
  it('does not draw brackets around nothing on two lines', () => {
    expect(jsonLines({ a: {}, b: [] }, never)).toHaveLength(4)
  })
})

describe('the default fold', () => {
  it('hides embeddings and the depth of large values only', () => {
    const small = foldedByDefault({ a: 1 })
    expect([small('$.e', 1, 1536), small('$.a', 5, 3)]).toEqual([true, false])
    const large = foldedByDefault(Array.from({ length: 500 }, () => 0))
    expect(large('$.x', 3, 2)).toBe(true)
  })
})

describe('binary text', () => {
  it('is told from words', () => {
    expect(binarySize('data:image/png;base64,AAAA')).toBe(3)
    expect(binarySize('A'.repeat(4000))).toBe(3000)
    expect(binarySize('word '.repeat(1000))).toBeNull()
    expect(binarySize('short')).toBeNull()
  })
})

describe('search in a value', () => {
  const value = { user: { name: 'Ann', 'home town': 'Annecy' }, list: ['x', { ann: 1 }] }

  it('finds names and values in reading order', () => {
    expect(findInJson(value, 'ann')).toEqual(['$.user.name', '$.user["home town"]', '$.list[1].ann'])
    expect(findInJson(value, ' ')).toEqual([])
    expect(findInJson([1, 21, 3], '1', 1)).toEqual(['$[0]'])
  })

  it('opens every node above what was found', () => {
    expect([...pathsAbove(['$.user["home town"]', '$.list[1].ann'])].sort()).toEqual(['$', '$.list', '$.list[1]', '$.user'])
    expect([...pathsAbove(['$["a]\\"b"].c'])]).toEqual(['$["a]\\"b"]', '$'])
  })

  it('names the key that a filter on metadata wants', () => {
    expect([filterKey('$.a.b'), filterKey('$[0].x'), filterKey('$')]).toEqual(['a.b', '[0].x', null])
  })
})
