import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'

/** A state of a list under a name: docs/api-extensions.md, "Saved views". */
export type SavedView<State> = Omit<Schemas['SavedViewAnswer'], 'state'> & { state: State }

/** What the server keeps of a view is the page's own: it wrote it. */
const read = <State>(view: Schemas['SavedViewAnswer']) => view as SavedView<State>

const key = (projectId: string | undefined, page: string) => ['saved-views', currentWorkspace(), projectId, page]

export const savedViewsQuery = <State>(projectId: string | undefined, page: string) =>
  queryOptions({
    queryKey: key(projectId, page),
    queryFn: ({ signal }) => request('/saved-views', { query: { project_id: projectId, page }, signal }).then((answer) => answer.content.map(read<State>)),
    staleTime: 60_000,
  })

export const createView = <State>(projectId: string | undefined, page: string, name: string, shared: boolean, state: State): Promise<SavedView<State>> =>
  request('/saved-views', { method: 'POST', body: { project_id: projectId, page, name, shared, state } }).then(read<State>)

export const changeView = <State>(view: SavedView<State>, change: { name?: string; shared?: boolean; state?: State }): Promise<SavedView<State>> =>
  request(`/saved-views/${view.id}`, { method: 'PATCH', body: { revision: view.revision, ...change } }).then(read<State>)

export const deleteView = (id: string): Promise<void> => request(`/saved-views/${id}`, { method: 'DELETE' })

export const orderViews = (projectId: string | undefined, page: string, ids: string[]): Promise<void> =>
  request('/saved-views/order', { method: 'PUT', body: { project_id: projectId, page, ids } })
