import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { Schemas } from './types'

export type Environment = Schemas['Environment']

/** The environments of the workspace, by position. */
export const environmentsQuery = () =>
  queryOptions({
    queryKey: ['environments', currentWorkspace()],
    queryFn: ({ signal }) => request('/environments', { signal }).then((answer) => answer.content),
  })
