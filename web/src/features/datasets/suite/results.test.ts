import { describe, expect, it } from 'vitest'
import type { SuiteItem, SuiteResults } from './api'
import { assertionCount, failedAssertions, isFlaky, isNewFailure, passedRuns, shownItems } from './results'

const item = (id: string, failed: number[][], more: Partial<SuiteItem> = {}): SuiteItem => ({
  id,
  preview: `input of ${id}`,
  passed: failed.filter((each) => each.length === 0).length >= 2,
  needed: 2,
  runs: failed.map((each, place) => ({ trace_id: `${id}-${place}`, held: 3 - each.length, failed: each })),
  ...more,
})

const good = item('good', [[], [], []], { previous_passed: true })
const flaky = item('flaky', [[0], [], []])
const bad = item('bad', [[0], [0, 1], []], { previous_passed: true })
const results = { assertions: [{ name: 'polite' }, { name: 'short' }], items: [bad, flaky, good] } as unknown as SuiteResults
const ids = (asked: Partial<Parameters<typeof shownItems>[1]>) => shownItems(results, { shown: undefined, assertion: undefined, search: undefined, ...asked }).map((each) => each.id)

describe('results of a suite', () => {
  it('tells items by what happened to them', () => {
    expect([good, flaky, bad].map(passedRuns)).toEqual([3, 2, 1])
    expect([good, flaky, bad].map(isFlaky)).toEqual([false, true, true])
    expect([good, flaky, bad].map(isNewFailure)).toEqual([false, false, true])
  })

  it('counts an assertion as failed where it holds in fewer runs than are needed', () => {
    expect(failedAssertions(bad)).toEqual([0])
    expect(failedAssertions(flaky)).toEqual([])
    expect(assertionCount(bad)).toBe(3)
  })

  it('shows what is asked for and keeps the order', () => {
    expect(ids({})).toEqual(['bad', 'flaky', 'good'])
    expect(ids({ shown: 'failed' })).toEqual(['bad'])
    expect(ids({ shown: 'flaky' })).toEqual(['bad', 'flaky'])
    expect(ids({ assertion: 'short' })).toEqual(['bad'])
    expect(ids({ assertion: 'polite', search: 'OF FLAKY' })).toEqual(['flaky'])
    expect(ids({ assertion: 'gone' })).toEqual([])
  })
})
