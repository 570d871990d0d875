import { useEffect, useRef, useState } from 'react'
import { projectStream } from './stream'
import type { ChangeEvent } from './types'

export type LiveState = 'connecting' | 'open' | 'lost'

/**
 * Listens to the changes of a project (server-sent events). The browser reconnects by itself. What was written before
 * the connection stood, or while it was lost, has no event: every opening counts as a change of unknown size.
 */
export function useProjectEvents(projectId: string, enabled: boolean, onChange: (event: ChangeEvent) => void): LiveState {
  const [state, setState] = useState<LiveState>('connecting')
  const handler = useRef(onChange)
  useEffect(() => {
    handler.current = onChange
  })
  useEffect(() => {
    if (!enabled) return
    return projectStream(projectId).listen({
      opened: () => {
        setState('open')
        handler.current({ at: new Date().toISOString() })
      },
      lost: () => setState('lost'),
      change: (event) => handler.current(event),
    })
  }, [projectId, enabled])
  return state
}
