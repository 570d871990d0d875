import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { Interval, Filter, MetricSeries, Page, Project, ProjectStats } from './types'

export interface ProjectListParams {
  name?: string
  sorting?: string
  page?: number
  size?: number
}

const PAGE = 200

export const projectsQuery = (params: ProjectListParams = {}) =>
  queryOptions({
    queryKey: ['projects', currentWorkspace(), params],
    queryFn: ({ signal }) => request<Page<Project>>('/projects', { query: { page: 1, size: PAGE, ...params }, signal }),
  })

export const projectStatsQuery = (params: ProjectListParams = {}) =>
  queryOptions({
    queryKey: ['project-stats', currentWorkspace(), params],
    queryFn: ({ signal }) => request<{ content: ProjectStats[] }>('/projects/stats', { query: { page: 1, size: PAGE, ...params }, signal }),
  })

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', currentWorkspace(), id],
    queryFn: ({ signal }) => request<Project>(`/projects/${id}`, { signal }),
    staleTime: 60_000,
  })

export const retrieveProject = (name: string): Promise<Project> =>
  request<Project>('/projects/retrieve', { method: 'POST', body: { name } })

export interface MetricParams {
  metric_type: string
  interval: Interval
  interval_start: string
  interval_end?: string
  trace_filters?: Filter[]
  span_filters?: Filter[]
  thread_filters?: Filter[]
}

export const metricQuery = (projectId: string, params: MetricParams) =>
  queryOptions({
    queryKey: ['metric', currentWorkspace(), projectId, params],
    queryFn: ({ signal }) =>
      request<{ results?: MetricSeries[] }>(`/projects/${projectId}/metrics`, { method: 'POST', body: params, signal }).then(
        (answer) => answer.results ?? [],
      ),
  })
