import { useSyncExternalStore } from 'react'

/** What a call of the judge cost in the last dry run, USD; the sampling beside it multiplies it. Null: not known. */
let last: number | null = null
const listeners = new Set<() => void>()

export function setLastCost(cost: number | null): void {
  last = cost
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useLastCost = (): number | null => useSyncExternalStore(subscribe, () => last)
