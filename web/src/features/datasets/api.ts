import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Filter, Page, Schemas } from '../../api/types'

export type DatasetKind = 'dataset' | 'evaluation_suite'
export type ItemState = 'added' | 'changed' | 'deleted'

export type Policy = Schemas['ExecutionPolicy']
export type Evaluator = Schemas['Evaluator']
export type Version = Schemas['DatasetVersion']
export type Dataset = Schemas['Dataset']
export type Item = Schemas['DatasetItem']
export type Conflict = Schemas['DraftConflict']
export type Draft = Schemas['Draft']

const PATH = '/datasets'

export const fetchDatasets = (projectId: string, query: Record<string, string | number | undefined>, signal: AbortSignal) =>
  request<Page<Dataset>>(PATH, { query: { project_id: projectId, ...query }, signal })

export const datasetQuery = (id: string) =>
  queryOptions({ queryKey: ['datasets', currentWorkspace(), id], queryFn: ({ signal }) => request<Dataset>(`${PATH}/${id}`, { signal }) })

export const draftQuery = (id: string) =>
  queryOptions({ queryKey: ['datasets', currentWorkspace(), id, 'draft'], queryFn: ({ signal }) => request<Draft>(`${PATH}/${id}/draft`, { signal }) })

export const fetchVersions = (id: string, page: number, size: number, signal: AbortSignal) =>
  request<Page<Version>>(`${PATH}/${id}/versions`, { query: { page, size }, signal })

export interface ItemsAsked {
  version?: string | undefined
  compare?: string | undefined
  states?: string | undefined
  filters?: string | undefined
  sorting?: string | undefined
}

/** A version, the draft over the newest one, or what differs from another version. */
export function fetchItems(id: string, asked: ItemsAsked, page: number, size: number, signal: AbortSignal): Promise<Page<Item>> {
  const { version, compare, states, filters, sorting } = asked
  if (compare) return request(`${PATH}/${id}/versions/changes`, { query: { from_version: compare, to_version: version, page, size }, signal })
  const query = { page, size, filters, sorting, truncate: true }
  if (version) return request(`${PATH}/${id}/items`, { query: { ...query, version }, signal })
  return request(`${PATH}/${id}/draft/items`, { query: { ...query, states }, signal })
}

/** One item whole: in a version, or with the draft over it. */
export const itemQuery = (id: string, itemId: string, version?: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), id, 'item', itemId, version],
    queryFn: async ({ signal }) => {
      if (!version) return request<Item>(`${PATH}/${id}/draft/items/${itemId}`, { signal })
      const filters = JSON.stringify([{ field: 'id', operator: '=', value: itemId }])
      const page = await request<Page<Item>>(`${PATH}/${id}/items`, { query: { version, filters, size: 1 }, signal })
      return page.content[0] ?? null
    },
  })

export interface Edits {
  added_items?: Partial<Item>[]
  edited_items?: (Pick<Item, 'id'> & Record<string, unknown>)[]
  deleted_ids?: string[]
}

const post = <T>(path: string, body?: unknown) => request<T>(`${PATH}/${path}`, { method: 'POST', ...(body === undefined ? {} : { body }) })

export const editDraft = (id: string, edits: Edits) => post<Draft>(`${id}/draft/items`, edits)
export const editMatching = (id: string, filters: Filter[], change: { delete: true } | { update: unknown }) =>
  post<Draft>(`${id}/draft/items/matching`, { filters, ...change })
export const undoDraft = (id: string, items: { id: string; fields?: string[] }[]) => post<Draft>(`${id}/draft/undo`, { items })
export const discardDraft = (id: string) => request<void>(`${PATH}/${id}/draft`, { method: 'DELETE' })
export const fetchConflicts = (id: string) => request<{ conflicts: Conflict[] }>(`${PATH}/${id}/draft/conflicts`).then((answer) => answer.conflicts)
export const saveDraft = (id: string, body: { change_description?: string; tags: string[]; decisions: Record<string, 'mine' | 'theirs'> }) =>
  post<Version>(`${id}/draft/commit`, body)
export const restoreVersion = (id: string, hash: string) => post<Version>(`${id}/versions/restore`, { version_ref: hash })
export const changeVersion = (id: string, hash: string, change: { change_description?: string; tags_to_add?: string[] }) =>
  request<Version>(`${PATH}/${id}/versions/hash/${hash}`, { method: 'PATCH', body: change })
export const removeVersionTag = (id: string, hash: string, tag: string) => request<void>(`${PATH}/${id}/versions/${hash}/tags/${encodeURIComponent(tag)}`, { method: 'DELETE' })
/** Settings of a suite make a version of their own. */
export const changeSuite = (id: string, baseVersion: string | undefined, change: { evaluators?: Evaluator[]; execution_policy?: Policy }) =>
  post<Version>(`${id}/items/changes`, { base_version: baseVersion, ...change })

export const createDataset = (body: { id: string; name: string; type: DatasetKind; project_id: string; description?: string; tags?: string[] }) =>
  request<void>(PATH, { method: 'POST', body })
export const deleteDatasets = (ids: string[]) => post<void>('delete-batch', { ids })
