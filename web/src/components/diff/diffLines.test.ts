import { describe, expect, it } from 'vitest'
import { besides, countWords, diffLines } from './diffLines'

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
  it('numbers the lines of both texts, and counts the words of changed ones', () => {
    const rows = diffLines('a\nb c', 'a\nb d\ne')
    expect(rows.map((row) => [row.before, row.after])).toEqual([
      [1, 1],
      [2, undefined],
      [undefined, 2],
      [undefined, 3],
    ])
    expect(countWords(rows)).toEqual({ added: 2, removed: 1 })
  })
  it('side by side puts what replaces a line beside it', () => {
    expect(besides(diffLines('a\nb', 'a\nc\nd')).map(([left, right]) => [left?.parts[0]?.text, right?.parts[0]?.text])).toEqual([
      ['a', 'a'],
      ['b', 'c'],
      [undefined, 'd'],
    ])
  })
  it('keeps a changed phrase in one piece', () => {
    expect(shape('Be kind, politely and completely.', 'Be kind. Be brief: at most 60 words.')).toEqual([
      'r Be kind[, politely and completely].',
      'a Be kind[. Be brief: at most 60 words].',
    ])
  })
  it('marks a name that changed as a whole', () => {
    expect(shape('writer: claude-sonnet-4-5', 'writer: gpt-5-mini')).toEqual(['r writer: [claude-sonnet-4-5]', 'a writer: [gpt-5-mini]'])
    expect(shape('Ask at v1.2.', 'Ask at v1.3.')).toEqual(['r Ask at [v1.2].', 'a Ask at [v1.3].'])
  })
  it('compares a line with the one that it became, where lines were added before it', () => {
    expect(shape('timeout: 4', 'retry: 1\ntimeout: 6')).toEqual(['r timeout: [4]', 'a retry: 1', 'a timeout: [6]'])
  })
})
