import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { currentWorkspace } from '../../api/client'
import { listsOf } from '../../api/stream'
import { hasEnded, partQuery, PARTS, type Job, type JobOutput } from './api'

/** What a run has told of its output, as it grows; of a run that ended without a result, how far it came. */
export function usePart(job: Job): JobOutput | undefined {
  const client = useQueryClient()
  const wanted = job.status !== 'completed' && job.status !== 'pending'
  const live = wanted && !hasEnded(job)
  const part = useQuery({ ...partQuery(client, job.id), enabled: wanted })
  useEffect(() => {
    if (!live) return
    const queryKey = [PARTS, currentWorkspace(), job.id]
    // At most two events a second come, and none while nothing changes. No list named: some may have been missed.
    return listsOf(currentWorkspace()).listen((lists) => {
      if (!lists || lists.includes(PARTS)) void client.invalidateQueries({ queryKey })
    })
  }, [client, job.id, live])
  return wanted && part.data && part.data.text !== '' ? part.data : undefined
}
