import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'

/** A project with its figures in a range: docs/api-extensions.md. Durations in ms, cost in USD. */
export interface ProjectOverview {
  id: string
  name: string
  description?: string
  last_trace_at?: string
  traces: number
  errors: number
  p50?: number
  p95?: number
  cost: number
  previous?: { traces: number; cost: number }
  estimated: boolean
  series?: { start: string; step_seconds: number; traces: number[]; errors: number[] }
}

export interface Overview {
  total: number
  from: string
  to: string
  content: ProjectOverview[]
}

const HOUR = 3_600_000

/** The range ends now; the key names its length, so that an event asks for the same one again. */
export const overviewQuery = (hours: number) =>
  queryOptions({
    queryKey: ['project-overview', currentWorkspace(), hours],
    queryFn: ({ signal }) => request<Overview>('/projects/overview', { query: { size: 200, from_time: new Date(Date.now() - hours * HOUR).toISOString() }, signal }),
  })
