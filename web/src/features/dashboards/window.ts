import type { Filter } from '../../api/types'
import { previous, readRange, type Range } from '../../lib/range'

/** The time that all widgets of a dashboard show. */
export interface TimeWindow {
  range: Range
  from: number
  to: number
  /** The equal time before; null when the range has no beginning. */
  before: { from: number; to: number } | null
}

/** What all cards of a dashboard share. */
export interface Board {
  time: TimeWindow
  previous: boolean
  filters: Filter[]
  by?: string
  /** Changes of the address that a point asks for. */
  zoom: (from: number, to: number) => void
  split: (field: string) => void
}

const DAY = 86_400_000
/** What "all time" goes back to: charts need a beginning. */
const YEAR = 365 * DAY

/** The window of an address. `now` is when the page was opened or last refreshed, so that all widgets agree. */
export function windowOf(text: string | undefined, now: number): TimeWindow {
  const range = readRange(text, now, '7d')
  const to = range.to ?? now
  const from = range.from ?? to - YEAR
  return { range, from, to, before: previous(range, now) }
}
