import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request, url } from '../../api/client'
import type { Page, Schemas } from '../../api/types'

export interface ScoreCondition {
  score_name: string
  operator: '>' | '<' | '='
  value: number
}

/** As the server keeps it: it takes only whole conditions. */
export interface Automation {
  enabled: boolean
  conditions?: { groups: { conditions: ScoreCondition[] }[] }
  max_items_in_queue?: number
}

export type Queue = Omit<Schemas['AnnotationQueueAnswer'], 'automation'> & { automation?: Automation }
export type ReviewColumns = Schemas['QueueReview']

const PATH = '/annotation-queues'

export const queueQuery = (id: string) =>
  queryOptions({
    queryKey: ['annotation-queues', currentWorkspace(), 'one', id],
    queryFn: ({ signal }) => request<Queue>(`${PATH}/${id}`, { signal }),
  })

export function queuesPage(projectId: string, params: { search?: string; filters?: string; sorting?: string }) {
  return (page: number, size: number, signal: AbortSignal) => {
    const own = { field: 'project_id', operator: '=', key: '', value: projectId }
    const filters = JSON.stringify([own, ...(params.filters ? (JSON.parse(params.filters) as unknown[]) : [])])
    return request<Page<Queue>>(PATH, { query: { page, size, name: params.search, filters, sorting: params.sorting }, signal })
  }
}

export const projectQueuesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['annotation-queues', currentWorkspace(), 'of', projectId],
    queryFn: ({ signal }) => queuesPage(projectId, {})(1, 200, signal).then((page) => page.content),
  })

export interface QueueSettings {
  name: string
  description: string
  instructions: string
  comments_enabled: boolean
  feedback_definition_names: string[]
  annotators_per_item: number
  lock_timeout_seconds: number
  automation?: Automation & { clear_max_items_in_queue?: boolean }
}

/** The id is made here, so that the page can go to what it has created. */
export const createQueue = (projectId: string, id: string, scope: Queue['scope'], settings: Partial<QueueSettings> & { name: string }): Promise<void> =>
  request(PATH, { method: 'POST', body: { id, project_id: projectId, scope, ...settings } })

export const updateQueue = (id: string, settings: Partial<QueueSettings>): Promise<void> => request(`${PATH}/${id}`, { method: 'PATCH', body: settings })

export const deleteQueues = (ids: string[]): Promise<void> => request(`${PATH}/delete`, { method: 'POST', body: { ids } })

const CHUNK = 1000

async function eachChunk(ids: string[], send: (ids: string[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < ids.length; at += CHUNK) await send(ids.slice(at, at + CHUNK))
}

export const addItems = (id: string, ids: string[]): Promise<void> =>
  eachChunk(ids, (some) => request(`${PATH}/${id}/items/add`, { method: 'POST', body: { ids: some } }))

export const removeItems = (id: string, ids: string[]): Promise<void> =>
  eachChunk(ids, (some) => request(`${PATH}/${id}/items/delete`, { method: 'POST', body: { ids: some } }))

/** Those of the ids that are in the queue already: what an undo must not take out. */
export async function itemsIn(id: string, ids: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  await eachChunk(ids, async (some) => {
    const answer = await request<{ content: { id: string }[] }>(`${PATH}/${id}/items/search`, { method: 'POST', body: { ids: some } })
    for (const item of answer.content) found.add(item.id)
  })
  return found
}

export const exportUrl = (id: string, format: 'csv' | 'jsonl'): string => url(`${PATH}/${id}/export`, { format, workspace_name: currentWorkspace() })

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['queue-review', currentWorkspace(), id],
    queryFn: ({ signal }) => request<ReviewColumns>(`${PATH}/${id}/review`, { signal }),
    staleTime: Infinity,
  })

export const fetchProgress = (id: string, signal?: AbortSignal): Promise<ReviewColumns> =>
  request<ReviewColumns>(`${PATH}/${id}/review`, { query: { titles: false }, signal })

export interface LockAnswer {
  acquired: boolean
  item_id: string
  locked_by?: string
  expires_at?: string
}

export const lockItem = (queueId: string, itemId: string): Promise<LockAnswer> =>
  request<LockAnswer>(`${PATH}/${queueId}/items/${itemId}/lock`, { method: 'PUT' })
