import type { Schemas } from './types'
import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'

export type ProjectOverview = Schemas['ProjectOverview']
export type Overview = Schemas['ProjectOverviewAnswer']

const HOUR = 3_600_000

/** The range ends now; the key names its length, so that an event asks for the same one again. */
export const overviewQuery = (hours: number) =>
  queryOptions({
    queryKey: ['project-overview', currentWorkspace(), hours],
    queryFn: ({ signal }) => request('/projects/overview', { query: { size: 200, from_time: new Date(Date.now() - hours * HOUR).toISOString() }, signal }),
  })
