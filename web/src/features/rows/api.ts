import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Level, Schemas } from '../../api/types'

export type BulkAction = Schemas['BulkActionType']

/** An action on many rows and how far it is: docs/api-extensions.md, "Bulk actions". */
export type BulkJob = Schemas['BulkAction']

export type BulkRequest = Schemas['BulkActionBody']

export const startBulk = (body: BulkRequest): Promise<BulkJob> => request('/bulk-actions', { method: 'POST', body })
export const undoBulk = (id: string): Promise<void> => request(`/bulk-actions/${id}/undo`, { method: 'POST' })
export const cancelBulk = (id: string): Promise<void> => request(`/bulk-actions/${id}/cancel`, { method: 'POST' })

export const bulkJobsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['bulk-actions', currentWorkspace(), projectId],
    queryFn: ({ signal }) =>
      request('/bulk-actions', { query: { project_id: projectId }, signal }).then((answer) => answer.content),
  })

export interface Choice {
  id: string
  name: string
  note?: string
}

const MOST_CHOICES = 100

/** Datasets and test suites that begin with what was typed, newest first. */
export const datasetChoices = (projectId: string, name: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), 'choices', projectId, name],
    queryFn: ({ signal }) =>
      request('/datasets', { query: { project_id: projectId, name, size: MOST_CHOICES }, signal }).then((page) => page.content),
  })

export const createDataset = async (projectId: string, name: string): Promise<string> => {
  const id = newId()
  await request('/datasets', { method: 'POST', body: { id, name, project_id: projectId } })
  return id
}

export const fetchQueues = (projectId: string, scope: 'trace' | 'thread', name: string, signal: AbortSignal) =>
  request('/annotation-queues', {
    query: {
      name,
      size: MOST_CHOICES,
      filters: JSON.stringify([
        { field: 'project_id', operator: '=', value: projectId },
        { field: 'scope', operator: '=', value: scope },
      ]),
    },
    signal,
  }).then((page) => page.content)

export const queueChoices = (projectId: string, scope: 'trace' | 'thread', name: string) =>
  queryOptions({
    queryKey: ['annotation-queues', currentWorkspace(), 'choices', projectId, scope, name],
    queryFn: ({ signal }) => fetchQueues(projectId, scope, name, signal),
  })

export const createQueue = async (projectId: string, scope: 'trace' | 'thread', name: string): Promise<string> => {
  const id = newId()
  await request('/annotation-queues', { method: 'POST', body: { id, project_id: projectId, name, scope } })
  return id
}

export const ruleChoices = (projectId: string, entity: Level, name: string) =>
  queryOptions({
    queryKey: ['automations', currentWorkspace(), 'choices', projectId, entity, name],
    queryFn: ({ signal }) =>
      request('/automations/evaluators', { query: { project_id: projectId, name, size: MOST_CHOICES }, signal }).then(
        (page) => page.content.filter((rule) => scopeOf(rule.type) === entity),
      ),
  })

const scopeOf = (type: string): Level => (type.startsWith('trace_thread') ? 'threads' : type.startsWith('span') ? 'spans' : 'traces')

/** A UUID of version 7, as the server wants them. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const now = Date.now()
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(now / 2 ** (8 * (5 - at))) & 0xff
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
