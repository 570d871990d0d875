import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useProjectEvents } from '../../api/events'
import type { ChangeEvent } from '../../api/types'

const AT_MOST_EVERY_MS = 2000

/** While an experiment runs, its numbers come with traces and scores, which no list of the workspace tells of. */
export function useRunningLive(projectId: string, running: boolean): void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const onChange = (event: ChangeEvent) => {
    if (!event.scores && !event.traces) return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void client.invalidateQueries({ queryKey: ['list', 'experiments'] })
      void client.invalidateQueries({ queryKey: ['experiments'] })
    }, AT_MOST_EVERY_MS)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useProjectEvents(projectId, running && projectId !== '', onChange)
}
