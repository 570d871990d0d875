import { describe, expect, it } from 'vitest'
import { joined, type RuleLogPage } from './logTail'

const page = (...seconds: number[]): RuleLogPage => ({
  page: 1,
  size: 3,
  total: seconds.length,
  content: seconds.map((second) => ({ timestamp: `2026-11-29T10:00:0${second}Z`, rule_id: 'r', level: 'INFO', message: `line ${second}`, markers: {} })),
})
const messages = (of: RuleLogPage | null) => of?.content.map((line) => line.message)

describe('the tail of the log of a rule', () => {
  it('puts what is new before what is held', () => {
    expect(messages(joined(page(5, 4, 3), page(4, 3, 2, 1), 100))).toEqual(['line 5', 'line 4', 'line 3', 'line 2', 'line 1'])
    expect(messages(joined(page(4, 3), page(4, 3, 2), 100))).toEqual(['line 4', 'line 3', 'line 2'])
  })

  it('keeps no more lines than are asked for at once', () => {
    expect(messages(joined(page(3, 2), page(2, 1), 2))).toEqual(['line 3', 'line 2'])
  })

  it('says when lines between are missing', () => {
    expect(joined(page(9, 8), page(4, 3), 100)).toBeNull()
    expect(joined(page(2, 1), page(), 100)).toBeNull()
  })
})
