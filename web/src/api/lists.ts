import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { currentWorkspace } from './client'
import { listsOf } from './stream'

const AT_MOST_EVERY_MS = 1500

/**
 * Refreshes what is shown when the server says that a list of the workspace changed: every query whose key begins with
 * `['list', name]` or `[name]` for the names given here (as in the paths of the API: `datasets`, `experiments`, `prompts`, …).
 * Nothing is asked for while nothing changes, and nothing while the tab is hidden.
 */
export function useLiveLists(...names: string[]): void {
  const client = useQueryClient()
  const key = names.join(' ')
  const workspace = currentWorkspace()
  const waiting = useRef(new Set<string>())
  useEffect(() => {
    const wanted = key.split(' ')
    const stop = listsOf(workspace).listen((lists) => {
      for (const name of lists ?? wanted) if (wanted.includes(name)) waiting.current.add(name)
    })
    const timer = setInterval(() => {
      if (document.hidden || waiting.current.size === 0) return
      for (const name of waiting.current) {
        void client.invalidateQueries({ queryKey: ['list', name] })
        void client.invalidateQueries({ queryKey: [name] })
      }
      waiting.current.clear()
    }, AT_MOST_EVERY_MS)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [client, key, workspace])
}
