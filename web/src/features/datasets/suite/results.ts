import * as f from '../../../lib/format'
import type { SuiteItem, SuiteResults, SuiteRun, Tally } from './api'
import type { Shown } from './shown'

export const runPassed = (run: SuiteRun): boolean => run.failed.length === 0

export const passedRuns = (item: SuiteItem): number => item.runs.filter(runPassed).length

export const isFlaky = (item: SuiteItem): boolean => passedRuns(item) > 0 && passedRuns(item) < item.runs.length

/** Failed now, and passed in the run before. */
export const isNewFailure = (item: SuiteItem): boolean => !item.passed && item.previous_passed === true

/** Places of the assertions that hold in fewer runs than the item needs. */
export function failedAssertions(item: SuiteItem): number[] {
  const failures = new Map<number, number>()
  for (const run of item.runs) for (const place of run.failed) failures.set(place, (failures.get(place) ?? 0) + 1)
  return [...failures].filter(([, count]) => item.runs.length - count < Math.min(item.needed, item.runs.length)).map(([place]) => place)
}

/** How many assertions the item has: the most that one of its runs was judged by. */
export const assertionCount = (item: SuiteItem): number => Math.max(0, ...item.runs.map((run) => run.held + run.failed.length))

const matches: Record<Shown, (item: SuiteItem) => boolean> = { failed: (item) => !item.passed, new: isNewFailure, flaky: isFlaky }

/** The items that are asked for, in the order of the server: what needs a look first. */
export function shownItems(results: SuiteResults, asked: { shown: Shown | undefined; assertion: string | undefined; search: string | undefined }): SuiteItem[] {
  const place = asked.assertion === undefined ? undefined : results.assertions.findIndex((each) => each.name === asked.assertion)
  const text = asked.search?.toLocaleLowerCase()
  return results.items.filter(
    (item) =>
      (asked.shown === undefined || matches[asked.shown](item)) &&
      (place === undefined || item.runs.some((run) => run.failed.includes(place))) &&
      (text === undefined || item.preview?.toLocaleLowerCase().includes(text) === true || item.id.endsWith(text)),
  )
}

export const passShare = (tally: Pick<Tally, 'items' | 'passed_items'>): number | undefined => (tally.items === 0 ? undefined : tally.passed_items / tally.items)

/** A difference of shares, in percentage points. */
export const points = (difference: number): string => f.signed(difference * 100, (each) => `${f.decimals(each, 1)}${f.NBSP}pp`)
