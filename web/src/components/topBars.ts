import { useLayoutEffect, useSyncExternalStore } from 'react'

let count = 0
const listeners = new Set<() => void>()

function add(by: number) {
  count += by
  for (const listener of listeners) listener()
}

/** Tells, before anything is painted, that the page has a top bar of its own. */
export function useOwnTopBar(): void {
  useLayoutEffect(() => {
    add(1)
    return () => add(-1)
  }, [])
}

export function useHasTopBar(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => count > 0,
  )
}
