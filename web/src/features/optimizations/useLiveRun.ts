import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { currentWorkspace, url } from '../../api/client'
import { readChange } from '../../api/types'
import { useRunningLive } from '../experiments/useRunningLive'

/** A run that goes on is refreshed by the events of the server; one that has ended asks for nothing any more. */
export function useLiveRun(projectId: string, running: boolean): void {
  const client = useQueryClient()
  useRunningLive(projectId, running)
  useEffect(() => {
    if (!running) return
    const source = new EventSource(url('/events', { workspace_name: currentWorkspace() }))
    source.addEventListener('change', (message) => {
      const { lists = [] } = readChange(message)
      if (lists.includes('optimizations')) void client.invalidateQueries({ queryKey: ['optimizations'] })
      if (lists.includes('experiments')) void client.invalidateQueries({ queryKey: ['experiments', currentWorkspace(), 'of-optimization'] })
    })
    return () => source.close()
  }, [client, running])
}
