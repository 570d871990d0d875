import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request, url } from '../../api/client'
import type { Schemas } from '../../api/types'
import type { Draft } from './types'

const PATH = '/playground/runs'
const PAGE = 'playground'

/** Rows of the matrix that are read at a time. */
export const ROWS_OF_PAGE = 50

export const runsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['playground', currentWorkspace(), 'runs', projectId],
    queryFn: ({ signal }) => request(PATH, { query: { project_id: projectId }, signal }).then((answer) => answer.content),
  })

export const runQuery = (id: string) =>
  queryOptions({ queryKey: ['playground', currentWorkspace(), 'run', id], queryFn: ({ signal }) => request(`${PATH}/${id}`, { signal }), enabled: id !== '' })

export const rowsQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['playground', currentWorkspace(), 'rows', id, page],
    queryFn: ({ signal }) => request(`${PATH}/${id}/rows`, { query: { page, size: ROWS_OF_PAGE }, signal }),
  })

export const startRun = (body: Schemas['PlaygroundRunBody']) => request(PATH, { method: 'POST', body })
export const stopRun = (id: string) => request(`${PATH}/${id}/stop`, { method: 'POST' })
export const resumeRun = (id: string) => request(`${PATH}/${id}/resume`, { method: 'POST' })
export const retryCells = (id: string, cell?: Schemas['PlaygroundRetryBody']) =>
  request(`${PATH}/${id}/retry`, { method: 'POST', body: cell ?? {} })
export const deleteRun = (id: string) => request(`${PATH}/${id}`, { method: 'DELETE' })
export const runEvents = (id: string) => url(`${PATH}/${id}/events`, { workspace_name: currentWorkspace() })

/** What a run would take; asks no model. */
export const estimateQuery = (body: Schemas['PlaygroundRunBody']) =>
  queryOptions({
    queryKey: ['playground-estimate', currentWorkspace(), body],
    queryFn: ({ signal }) => request('/playground/estimates/query', { method: 'POST', body, signal }),
    staleTime: 60_000,
    retry: false,
  })

export type ListedModel = Schemas['Model']

export const modelsQuery = () =>
  queryOptions({
    queryKey: ['llm-provider-key', currentWorkspace(), 'models'],
    queryFn: ({ signal }) => request('/llm/models', { signal }),
    staleTime: 60_000,
  })

export type StoredDraft = Omit<Schemas['SavedViewAnswer'], 'state'> & { state: Draft }

const readDraft = (view: Schemas['SavedViewAnswer']) => view as StoredDraft

/** The draft of the page, a saved view of its own; null: nothing was typed yet. */
export const draftQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['playground-draft', currentWorkspace(), projectId],
    queryFn: async ({ signal }) => {
      const views = await request('/saved-views', { query: { project_id: projectId, page: PAGE }, signal })
      const own = views.content.find((view) => view.own)
      return own ? readDraft(own) : null
    },
    staleTime: Infinity,
    gcTime: 0,
  })

export const saveDraft = (projectId: string, stored: StoredDraft | null, state: Draft): Promise<StoredDraft> =>
  (stored
    ? request(`/saved-views/${stored.id}`, { method: 'PATCH', body: { revision: stored.revision, state } })
    : request('/saved-views', { method: 'POST', body: { project_id: projectId, page: PAGE, name: 'Draft', shared: false, state } })
  ).then(readDraft)
