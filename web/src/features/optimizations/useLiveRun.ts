import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { currentWorkspace } from '../../api/client'
import { listsOf } from '../../api/stream'
import { useRunningLive } from '../experiments/useRunningLive'

/** A run that goes on is refreshed by the events of the server; one that has ended asks for nothing any more. */
export function useLiveRun(projectId: string, running: boolean): void {
  const client = useQueryClient()
  useRunningLive(projectId, running)
  useEffect(() => {
    if (!running) return
    return listsOf(currentWorkspace()).listen((lists) => {
      if (lists?.includes('optimizations') ?? true) void client.invalidateQueries({ queryKey: ['optimizations'] })
      if (lists?.includes('experiments') ?? true) void client.invalidateQueries({ queryKey: ['experiments', currentWorkspace(), 'of-optimization'] })
    })
  }, [client, running])
}
