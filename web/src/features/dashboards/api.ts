import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Page, Schemas } from '../../api/types'
import { readConfig, writeConfig, type Dashboard, type DashboardConfig } from './model'

/** Where a dashboard is kept: views of a project, or dashboards of the workspace. The resource is the same. */
export type Place = 'insights-views' | 'dashboards'

const read = (dashboard: Schemas['Dashboard']): Dashboard => ({ ...dashboard, config: readConfig(dashboard.config as DashboardConfig) })

export const viewsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['insights_views', currentWorkspace(), projectId],
    queryFn: ({ signal }) =>
      request('/insights-views', { query: { project_id: projectId, page: 1, size: 100 }, signal }).then((page) => page.content.map(read)),
  })

export const fetchDashboards = (params: object, page: number, size: number, signal?: AbortSignal): Promise<Page<Dashboard>> =>
  request('/dashboards', { query: { ...params, page, size }, signal }).then((answer) => ({ ...answer, content: answer.content.map(read) }))

/** All that match: what is not loaded has to be known before it is deleted, because undoing it makes it again. */
export async function allDashboards(params: object): Promise<Dashboard[]> {
  const found: Dashboard[] = []
  for (let page = 1; ; page++) {
    const { content, total } = await fetchDashboards(params, page, 100)
    found.push(...content)
    if (content.length === 0 || found.length >= total) return found
  }
}

export const dashboardQuery = (place: Place, id: string) =>
  queryOptions({
    queryKey: ['dashboard', currentWorkspace(), place, id],
    queryFn: ({ signal }) => request(`/${place}/${id}`, { signal }).then(read),
  })

export const createDashboard = (place: Place, body: Omit<Schemas['DashboardBody'], 'config'> & { config: DashboardConfig }) =>
  request(`/${place}`, { method: 'POST', body: { ...body, config: writeConfig(body.config) } }).then(read)

export const updateDashboard = (place: Place, id: string, body: Partial<Pick<Dashboard, 'name' | 'description' | 'config'>>) =>
  request(`/${place}/${id}`, { method: 'PATCH', outlives: true, body: body.config ? { ...body, config: writeConfig(body.config) } : body }).then(read)

export const deleteDashboards = (place: Place, ids: string[]) => request(`/${place}/delete-batch`, { method: 'POST', body: { ids } })
