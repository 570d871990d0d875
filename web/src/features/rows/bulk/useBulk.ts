import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { bulkJobsQuery, startBulk, type BulkJob, type BulkRequest } from '../api'
import { follow } from './followed'

/** Starts actions on rows; their progress is followed until they end, on whatever page of the project one is. */
export function useBulk(projectId: string): (request: BulkRequest) => Promise<BulkJob> {
  const client = useQueryClient()
  return useCallback(
    async (request) => {
      const job = await startBulk(request)
      follow(job.id)
      const { queryKey } = bulkJobsQuery(projectId)
      client.setQueryData(queryKey, (jobs: BulkJob[] | undefined) => [job, ...(jobs ?? [])])
      return job
    },
    [client, projectId],
  )
}
