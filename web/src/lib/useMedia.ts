import { useCallback, useSyncExternalStore } from 'react'

const known = new Map<string, MediaQueryList>()

function listOf(query: string): MediaQueryList {
  const list = known.get(query) ?? matchMedia(query)
  known.set(query, list)
  return list
}

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = listOf(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => listOf(query).matches)
}
