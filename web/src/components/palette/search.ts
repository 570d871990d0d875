import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'

export type Found = Schemas['EntitySearchAnswer']['content'][number]

export const entitySearchQuery = (text: string) =>
  queryOptions({
    queryKey: ['entity-search', currentWorkspace(), text],
    queryFn: ({ signal }) => request('/search', { query: { text, limit: 5 }, signal }).then((answer) => answer.content),
    enabled: text.length >= 2,
    staleTime: 10_000,
  })
