import { queryOptions } from '@tanstack/react-query'
import { keepThreads } from '../lib/threadsFirst'
import { currentWorkspace, request } from './client'
import type { Project } from './types'

export interface ProjectListParams {
  name?: string
  sorting?: string
  page?: number
  size?: number
}

const noteThreads = (projects: Project[]) => projects.forEach(({ id, has_threads }) => has_threads !== undefined && keepThreads(id, has_threads))

const PAGE = 200

export const projectsQuery = (params: ProjectListParams = {}) =>
  queryOptions({
    queryKey: ['projects', currentWorkspace(), params],
    queryFn: async ({ signal }) => {
      const page = await request('/projects', { query: { page: 1, size: PAGE, threads: true, ...params }, signal })
      noteThreads(page.content)
      return page
    },
  })

/** Pinned projects, in the order of the pinning. */
export const pinnedQuery = () =>
  queryOptions({
    queryKey: ['projects', currentWorkspace(), 'pinned'],
    queryFn: ({ signal }) => request('/projects/pinned', { signal }).then((answer) => answer.content),
  })

/** Pins a project, or takes its pin away. */
export const pinProject = (id: string, pinned: boolean): Promise<unknown> =>
  pinned ? request(`/projects/${id}/pin`, { method: 'PUT' }) : request(`/projects/${id}/pin`, { method: 'DELETE' })

export const projectStatsQuery = (params: ProjectListParams = {}) =>
  queryOptions({
    queryKey: ['project-stats', currentWorkspace(), params],
    queryFn: ({ signal }) => request('/projects/stats', { query: { page: 1, size: PAGE, ...params }, signal }),
  })

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', currentWorkspace(), id],
    queryFn: ({ signal }) => request(`/projects/${id}`, { signal }),
    staleTime: 60_000,
    // Bars and menus show it too: each that appears would ask again for one that is not there.
    retryOnMount: false,
  })

export const retrieveProject = (name: string): Promise<Project> =>
  request('/projects/retrieve', { method: 'POST', body: { name } })
