import { describe, expect, it } from 'vitest'
import { diffLines } from './diffLines'

const shape = (before: string, after: string) =>
  diffLines(before, after).map((row) => `${row.kind[0]} ${row.parts.map((part) => (part.changed ? `[${part.text}]` : part.text)).join('')}`)

describe('the difference of two texts', () => {
  it('is line by line, and word by word where a line was changed', () => {
    expect(shape('Be brief.\nAnswer in English.\nThanks', 'Be brief.\nAnswer in German.\nThanks')).toEqual([
      's Be brief.',
      'r Answer in [English].',
      'a Answer in [German].',
      's Thanks',
    ])
  })
  it('shows lines that were only added or only removed as wholes', () => {
    expect(shape('a\nb', 'a\nb\nc')).toEqual(['s a', 's b', 'a c'])
    expect(shape('a\nb', 'b')).toEqual(['r a', 's b'])
  })
  it('of the same text is nothing', () => {
    expect(shape('x', 'x')).toEqual(['s x'])
  })
})
