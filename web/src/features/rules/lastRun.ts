import { useSyncExternalStore } from 'react'

export interface LastRun {
  /** What a call of the judge cost, USD; null: not known. */
  cost: number | null
  /** Standard deviation of the first score; null: fewer than two. */
  spread: number | null
}

/** What the last dry run says of a call; the sampling beside it multiplies it. Null: none was made. */
let last: LastRun | null = null
const listeners = new Set<() => void>()

export function setLastRun(run: LastRun | null): void {
  last = run
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useLastRun = (): LastRun | null => useSyncExternalStore(subscribe, () => last)

export function spreadOf(values: number[]): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((all, each) => all + each, 0) / values.length
  return Math.sqrt(values.reduce((all, each) => all + (each - mean) ** 2, 0) / (values.length - 1))
}

/** Half of the 95 % interval of the mean of a sample, which is exact when everything is scored. */
export function precisionOf(spread: number, scored: number, all: number): number | null {
  return scored < 1 || all < 1 ? null : 1.96 * (spread / Math.sqrt(scored)) * Math.sqrt(Math.max(0, 1 - scored / all))
}
