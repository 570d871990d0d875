import type { Definition } from '../api/definitions'

/** What a definition says about values: which way is better, where they become worth a look, and their range. */
export type Judging = Pick<Definition, 'polarity' | 'thresholds' | 'details'>
export type Level = '' | 'warn' | 'error'

/** Where a value stands against its thresholds; without a direction or thresholds it is neutral. A value on a threshold is still good. */
export function levelOf(value: number, by: Judging | undefined): Level {
  if (!by?.polarity || !by.thresholds) return ''
  const beyond = (limit: number | undefined) => limit !== undefined && (by.polarity === 'lower' ? value > limit : value < limit)
  return beyond(by.thresholds.error) ? 'error' : beyond(by.thresholds.warn) ? 'warn' : ''
}

/** How much of the bar a value fills: of the range of its definition, else of 0 to 1. */
export function barShare(value: number, by: Judging | undefined): number {
  const { min = 0, max = 1 } = by?.details ?? {}
  return max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0
}

/** Whether a change is for the better; null where nobody has said which way that is. */
export const isBetter = (change: number, by: Judging | undefined): boolean | null => (by?.polarity ? change > 0 === (by.polarity === 'higher') : null)
