import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'

export interface Found {
  kind: string
  id: string
  name?: string
  project_id?: string
  project_name?: string
  /** Path and query behind the workspace. */
  path: string
}

export const entitySearchQuery = (text: string) =>
  queryOptions({
    queryKey: ['entity-search', currentWorkspace(), text],
    queryFn: ({ signal }) => request<{ content: Found[] }>('/search', { query: { text, limit: 5 }, signal }).then((answer) => answer.content),
    enabled: text.length >= 2,
    staleTime: 10_000,
  })
