import { useEffect, useRef, useState } from 'react'
import { useProjectEvents, type LiveState } from '../../api/events'

const LOOK_EVERY_MS = 1_000
/** Charts of an hour move by a minute: more often nobody would see it. */
const FRESH_EVERY_MS = 15_000

/** The instant that ranges count back from. It moves when the project has changed, not by the clock: what did not change is not asked for again. */
export function useFresh(projectId: string | undefined, open: boolean): { now: number; live: LiveState | null } {
  const [now, setNow] = useState(() => Date.now())
  const changed = useRef(false)
  const enabled = projectId !== undefined && open
  const state = useProjectEvents(projectId ?? '', enabled, (event) => {
    // The first event only says that the connection stands.
    if (event.traces || event.spans || event.threads) changed.current = true
  })
  useEffect(() => {
    if (!enabled) return
    const timer = setInterval(() => {
      if (!changed.current || document.hidden) return
      setNow((last) => {
        if (Date.now() - last < FRESH_EVERY_MS) return last
        changed.current = false
        return Date.now()
      })
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [enabled])
  return { now, live: enabled ? state : null }
}
