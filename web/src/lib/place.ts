/** Where a run lies among those of its name: the share of runs that are below it, 0 to 1. */

export type Tone = '' | 'wrn' | 'err'

const UNUSUAL = 0.95
const EXTREME = 0.99

/** Amber from p95 on, red from p99 on; what is usual has no colour. */
export const placeTone = (below: number | undefined): Tone =>
  below === undefined || below < UNUSUAL ? '' : below < EXTREME ? 'wrn' : 'err'

/** Whole percent; never 0 or 100, which no run can lie beyond. */
const whole = (below: number): number => Math.min(99, Math.max(1, Math.floor(below * 100)))

/** `p96`. */
export const placeText = (below: number): string => `p${whole(below)}`

/** The share that the same place is written as. */
export const placeShare = (below: number): number => whole(below) / 100

/** The bin that a value lies in, of bounds that grow; the outermost for what lies beyond. */
export function binOf(bounds: readonly number[], value: number): number {
  const bins = bounds.length - 1
  for (let i = 0; i < bins; i++) if (value < bounds[i + 1]!) return i
  return Math.max(0, bins - 1)
}
