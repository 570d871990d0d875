import { useSyncExternalStore } from 'react'

/** Actions that this tab started and has not yet told the end of. */
let followed: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

function change(next: Set<string>): void {
  followed = next
  for (const tell of listeners) tell()
}

export const follow = (id: string): void => change(new Set(followed).add(id))

export function unfollow(id: string): void {
  const next = new Set(followed)
  if (next.delete(id)) change(next)
}

export const useFollowed = (): ReadonlySet<string> =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => followed,
  )
