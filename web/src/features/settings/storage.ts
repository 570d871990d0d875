import { queryOptions } from '@tanstack/react-query'
import { ApiError, currentWorkspace, request } from '../../api/client'

/** Kinds of data that pages tell apart, as the server names them. */
export const KINDS = ['traces_and_spans', 'attachments', 'experiments_datasets_prompts', 'other'] as const

/** How much the workspace takes: docs/api-extensions.md. */
export interface WorkspaceStorage {
  total_bytes: number
  day_bytes?: number
  estimated: boolean
  kinds: { kind: string; bytes: number }[]
}

/** Null where the server does not measure it. */
export const storageQuery = () =>
  queryOptions({
    queryKey: ['workspaces', currentWorkspace(), 'storage'],
    queryFn: async ({ signal }): Promise<WorkspaceStorage | null> => {
      try {
        return (await request('/workspaces/storage' as never, { signal } as never)) as WorkspaceStorage
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
    staleTime: 60_000,
  })
