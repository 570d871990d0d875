import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Usual } from './model/usual'

/** What other traces of the same name did: docs/api-extensions.md. `parent`: the steps inside of spans of this name. */
export const usualStepsQuery = (traceId: string, parent: string | undefined, window: { from_time?: string; to_time?: string }) =>
  queryOptions({
    queryKey: ['usual-steps', currentWorkspace(), traceId, parent, window],
    queryFn: ({ signal }) => request<Usual>(`/traces/${traceId}/usual-steps`, { query: { parent, ...window }, signal }),
    staleTime: 300_000,
  })
