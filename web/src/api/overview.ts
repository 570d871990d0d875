import type { Schemas } from './types'
import { currentWorkspace, request } from './client'

export type ProjectOverview = Schemas['ProjectOverview']
export type Overview = Schemas['ProjectOverviewAnswer']
export type OverviewTotals = Schemas['ProjectOverviewTotals']

const HOUR = 3_600_000

interface OverviewQuery {
  page: number
  size: number
  search?: string | undefined
  sorting?: string | undefined
  alerting?: boolean
  pinned?: boolean
  /** Only these, with commas between them. */
  ids?: string
}

/** A page of projects with their figures of the last hours; the order and the search are the server's. */
export const fetchOverview = (hours: number, query: OverviewQuery, signal: AbortSignal): Promise<Overview> =>
  request('/projects/overview', { query: { ...query, from_time: new Date(Date.now() - hours * HOUR).toISOString() }, signal })

/** Where a page of the overview leaves the sums over all projects. */
export const totalsKey = (hours: number) => ['project-overview-totals', currentWorkspace(), hours]
