import { useQuery } from '@tanstack/react-query'
import { studioStateQuery, type StudioState } from '../../studio/wire'
import type { Optimization } from '../api'

/** How a run of the server goes; nothing for runs of programs elsewhere, and where the server does not know it. */
export function useServerRun(run: Optimization): StudioState | undefined {
  const state = useQuery({ ...studioStateQuery(run.id), enabled: run.studio_config !== undefined })
  return state.data
}
