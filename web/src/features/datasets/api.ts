import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Filter, Page, Schemas } from '../../api/types'
import type { Head } from '../../components/About'

export type DatasetKind = Schemas['DatasetType']

export type Policy = Schemas['ExecutionPolicy']
export type Evaluator = Schemas['Evaluator']
export type Version = Schemas['DatasetVersion']
export type Dataset = Schemas['Dataset']
export type Item = Schemas['DatasetItem']
export type Conflict = Schemas['DraftConflict']
export type Draft = Schemas['Draft']

const PATH = '/datasets'

export const fetchDatasets = (projectId: string, query: Record<string, string | number | undefined>, signal: AbortSignal) =>
  request(PATH, { query: { project_id: projectId, ...query }, signal })

export const datasetQuery = (id: string) =>
  queryOptions({ queryKey: ['datasets', currentWorkspace(), id], queryFn: ({ signal }) => request(`${PATH}/${id}`, { signal }) })

export const draftQuery = (id: string) =>
  queryOptions({ queryKey: ['datasets', currentWorkspace(), id, 'draft'], queryFn: ({ signal }) => request(`${PATH}/${id}/draft`, { signal }) })

export const fetchVersions = (id: string, page: number, size: number, signal: AbortSignal) =>
  request(`${PATH}/${id}/versions`, { query: { page, size }, signal })

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

/** In how many experiments an item was run, and what they scored. */
export const itemUsesQuery = (id: string, itemId: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'uses', id, itemId],
    queryFn: ({ signal }) => request(`${PATH}/${id}/items/${itemId}/uses`, { signal }),
  })

/** One item whole: in a version, or with the draft over it. */
export const itemQuery = (id: string, itemId: string, version?: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), id, 'item', itemId, version],
    queryFn: async ({ signal }) => {
      if (!version) return request(`${PATH}/${id}/draft/items/${itemId}`, { signal })
      const filters = JSON.stringify([{ field: 'id', operator: '=', value: itemId }])
      const page = await request(`${PATH}/${id}/items`, { query: { version, filters, size: 1 }, signal })
      return page.content[0] ?? null
    },
  })

export type Edits = Pick<Schemas['ItemChangesBody'], 'added_items' | 'edited_items' | 'deleted_ids'>

export const editDraft = (id: string, edits: Edits) => request(`${PATH}/${id}/draft/items`, { method: 'POST', body: edits })
export const editMatching = (id: string, filters: Filter[], change: { delete: true } | { update: Schemas['DatasetItemBody'] }) =>
  request(`${PATH}/${id}/draft/items/matching`, { method: 'POST', body: { filters, ...change } })
export const undoDraft = (id: string, items: Schemas['DraftUndoBody']['items']) => request(`${PATH}/${id}/draft/undo`, { method: 'POST', body: { items } })
export const discardDraft = (id: string) => request(`${PATH}/${id}/draft`, { method: 'DELETE' })
export const fetchConflicts = (id: string) => request(`${PATH}/${id}/draft/conflicts`).then((answer) => answer.conflicts)
export const saveDraft = (id: string, body: Schemas['DraftCommitBody']) => request(`${PATH}/${id}/draft/commit`, { method: 'POST', body })
export const restoreVersion = (id: string, hash: string) => request(`${PATH}/${id}/versions/restore`, { method: 'POST', body: { version_ref: hash } })
export const changeVersion = (id: string, hash: string, change: Schemas['VersionUpdateBody']) =>
  request(`${PATH}/${id}/versions/hash/${hash}`, { method: 'PATCH', body: change })
export const removeVersionTag = (id: string, hash: string, tag: string) => request(`${PATH}/${id}/versions/${hash}/tags/${encodeURIComponent(tag)}`, { method: 'DELETE' })
/** Settings of a suite make a version of their own. */
export const changeSuite = (id: string, baseVersion: string | undefined, change: Pick<Schemas['ItemChangesBody'], 'evaluators' | 'execution_policy'>) =>
  request(`${PATH}/${id}/items/changes`, { method: 'POST', body: { base_version: baseVersion, ...change } })

export const createDataset = (body: Schemas['DatasetBody']) =>
  request(PATH, { method: 'POST', body })
/** Replaces what is said about it; its visibility stays. */
export const changeDataset = (id: string, head: Head) => request(`${PATH}/${id}`, { method: 'PUT', body: head })
