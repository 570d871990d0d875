import { describe, expect, it } from 'vitest'
import { markdownParts } from './markdownParts'

const same = (text: string) => ({ text, changed: false })
const changed = (text: string) => ({ text, changed: true })

describe('a line of a difference with markdown', () => {
  it('keeps bold where only a word in it changed, and drops its marks', () => {
    const parts = markdownParts([same('It is **'), changed('not'), same(' done** by `issue_'), changed('refund'), same('`.')])
    expect(parts.map(({ part, pieces }) => [part.kind, pieces])).toEqual([
      ['text', [same('It is ')]],
      ['bold', [changed('not'), same(' done')]],
      ['text', [same(' by ')]],
      ['code', [same('issue_'), changed('refund')]],
      ['text', [same('.')]],
    ])
  })

  it('leaves single asterisks as they were said', () => {
    expect(markdownParts([same('2 ** 3')]).map(({ pieces }) => pieces)).toEqual([[same('2 ** 3')]])
  })
})
