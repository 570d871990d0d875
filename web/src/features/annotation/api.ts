import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request, url } from '../../api/client'
import type { Schemas } from '../../api/types'

export type Queue = Schemas['AnnotationQueueAnswer']
export type Automation = NonNullable<Queue['automation']>
export type ScoreCondition = Schemas['AutomationConditionBody']
export type ReviewColumns = Schemas['QueueReview']

const PATH = '/annotation-queues'

export const queueQuery = (id: string) =>
  queryOptions({
    queryKey: ['annotation-queues', currentWorkspace(), 'one', id],
    queryFn: ({ signal }) => request(`${PATH}/${id}`, { signal }),
  })

export function queuesPage(projectId: string, params: { search?: string; filters?: string; sorting?: string }) {
  return (page: number, size: number, signal: AbortSignal) => {
    const own = { field: 'project_id', operator: '=', key: '', value: projectId }
    const filters = JSON.stringify([own, ...(params.filters ? (JSON.parse(params.filters) as unknown[]) : [])])
    return request(PATH, { query: { page, size, name: params.search, filters, sorting: params.sorting }, signal })
  }
}

export const projectQueuesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['annotation-queues', currentWorkspace(), 'of', projectId],
    queryFn: ({ signal }) => queuesPage(projectId, {})(1, 200, signal).then((page) => page.content),
  })

type Setting = 'name' | 'description' | 'instructions' | 'comments_enabled' | 'feedback_definition_names' | 'annotators_per_item' | 'lock_timeout_seconds'
export type QueueSettings = Required<Pick<Queue, Setting>> & { automation?: Automation & Pick<Schemas['AutomationBody'], 'clear_max_items_in_queue'> }

/** The id is made here, so that the page can go to what it has created. */
export const createQueue = (projectId: string, id: string, scope: Queue['scope'], settings: Partial<QueueSettings> & { name: string }): Promise<void> =>
  request(PATH, { method: 'POST', body: { id, project_id: projectId, scope, ...settings } })

export const updateQueue = (id: string, settings: Partial<QueueSettings>): Promise<void> => request(`${PATH}/${id}`, { method: 'PATCH', body: settings })

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
    const answer = await request(`${PATH}/${id}/items/search`, { method: 'POST', body: { ids: some } })
    for (const item of answer.content) found.add(item.id)
  })
  return found
}

export const exportUrl = (id: string, format: 'csv' | 'jsonl'): string => url(`${PATH}/${id}/export`, { format, workspace_name: currentWorkspace() })

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['queue-review', currentWorkspace(), id],
    queryFn: ({ signal }) => request(`${PATH}/${id}/review`, { signal }),
    staleTime: Infinity,
  })

export const fetchProgress = (id: string, signal?: AbortSignal): Promise<ReviewColumns> =>
  request(`${PATH}/${id}/review`, { query: { titles: false }, signal })

export type LockAnswer = Schemas['QueueLock']

export const lockItem = (queueId: string, itemId: string): Promise<LockAnswer> =>
  request(`${PATH}/${queueId}/items/${itemId}/lock`, { method: 'PUT' })
