import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { studioStateQuery, type StudioState } from '../../studio/wire'
import { isRunning, optimizationQuery, type Optimization } from '../api'

const PAUSE_MS = 500
const MOST_TRIES = 6

/** How a run of the server goes; nothing for runs of programs elsewhere, and where the server does not know it. */
export function useServerRun(run: Optimization): StudioState | undefined {
  const client = useQueryClient()
  const state = useQuery({ ...studioStateQuery(run.id), enabled: run.studio_config !== undefined })
  // Its status and its state are two answers: where only one of them says that it has ended, both are asked for again.
  const apart = state.data !== undefined && isRunning(run) === (state.data.state === 'finished')
  useEffect(() => {
    if (!apart) return
    let tries = 0
    const timer = setInterval(() => {
      if (++tries >= MOST_TRIES) clearInterval(timer)
      void client.invalidateQueries({ queryKey: optimizationQuery(run.id).queryKey })
    }, PAUSE_MS)
    return () => clearInterval(timer)
  }, [apart, client, run.id])
  return state.data
}
