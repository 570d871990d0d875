import { useEffect, useRef, useState } from 'react'
import { currentWorkspace, url } from './client'
import { readChange, type ChangeEvent } from './types'

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
    // EventSource cannot send headers: the workspace goes into the query, as it does for downloads.
    const source = new EventSource(url(`/projects/${projectId}/events`, { workspace_name: currentWorkspace() }))
    source.onopen = () => {
      setState('open')
      handler.current({ at: new Date().toISOString() })
    }
    source.onerror = () => setState('lost')
    source.addEventListener('change', (message) => handler.current(readChange(message)))
    return () => source.close()
  }, [projectId, enabled])
  return state
}
