import { INTERVAL_MS, intervalFor, previous, readRange, type Range } from '../../lib/range'
import type { Interval } from '../../api/types'

/** The time that all widgets of a dashboard show. */
export interface TimeWindow {
  range: Range
  from: number
  to: number
  interval: Interval
  /** The equal time before; null when the range has no beginning. */
  before: { from: number; to: number } | null
}

const DAY = 86_400_000
/** What "all time" goes back to: charts need a beginning. */
const YEAR = 365 * DAY

/** The window of an address. `now` is when the page was opened or refreshed, so that all widgets agree. */
export function windowOf(text: string | undefined, now: number): TimeWindow {
  const range = readRange(text, now, '7d')
  const to = range.to ?? now
  const from = range.from ?? to - YEAR
  return { range, from, to, interval: intervalFor(from, to), before: previous({ ...range, from }, now) }
}

/** The range of one bucket, for the rows behind a point. */
export const bucketOf = (time: string, interval: Interval): { from: number; to: number } => {
  const from = Date.parse(time)
  return { from, to: from + INTERVAL_MS[interval] }
}
