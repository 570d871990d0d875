import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas, Span } from '../../api/types'

/** What can be scored, commented, tagged. Threads are known by the id of the client (`threadId`) and by ours (`id`). */
export interface Entity {
  kind: 'traces' | 'spans' | 'threads'
  id: string
  projectId: string
  /** Of a span. */
  traceId?: string
  /** Of a thread. */
  threadId?: string
}

export const pathOf = (entity: Entity) => (entity.kind === 'threads' ? '/traces/threads' : (`/${entity.kind}` as const))

/** The score that thumbs give, 1 or 0; the reference product names it so. */
export const USER_FEEDBACK = 'User feedback'

export type ScoreValue = Pick<Schemas['ScoreBody'], 'name' | 'value' | 'category_name' | 'reason'>

export function putScore(entity: Entity, score: ScoreValue): Promise<void> {
  const body = { ...score, source: 'ui' } as const
  if (entity.kind !== 'threads') return request(`/${entity.kind}/${entity.id}/feedback-scores`, { method: 'PUT', body })
  return request('/traces/threads/feedback-scores', {
    method: 'PUT',
    body: { scores: [{ ...body, thread_id: entity.threadId, project_id: entity.projectId }] },
  })
}

/** Without an author the scores of everybody go. */
export function deleteScore(entity: Entity, name: string, author?: string, source_queue_id?: string): Promise<void> {
  if (entity.kind !== 'threads')
    return request(`/${entity.kind}/${entity.id}/feedback-scores/delete`, { method: 'POST', body: { name, author, source_queue_id } })
  return request('/traces/threads/feedback-scores/delete', {
    method: 'POST',
    body: { project_id: entity.projectId, thread_id: entity.threadId ?? '', names: [name], author, source_queue_id },
  })
}

export const addComment = (entity: Entity, text: string): Promise<{ id: string }> =>
  request(`${pathOf(entity)}/${entity.id}/comments`, { method: 'POST', body: { text } })

export const editComment = (entity: Entity, id: string, text: string): Promise<void> =>
  request(`${pathOf(entity)}/comments/${id}`, { method: 'PATCH', body: { text } })

export const deleteComment = (entity: Entity, id: string): Promise<void> =>
  request(`${pathOf(entity)}/comments/delete`, { method: 'POST', body: { ids: [id] } })

export function putTags({ kind, id, projectId, traceId }: Entity, tags: string[]): Promise<void> {
  if (kind === 'threads') return request(`/traces/threads/${id}`, { method: 'PATCH', body: { tags } })
  if (kind === 'traces') return request(`/traces/${id}`, { method: 'PATCH', body: { tags, project_id: projectId } })
  return request(`/spans/${id}`, { method: 'PATCH', body: { tags, project_id: projectId, trace_id: traceId } })
}

export type AttachmentRow = Schemas['Attachment']

/** The files that clients attached to a trace or span. */
export const attachmentsQuery = (entity: Entity) =>
  queryOptions({
    queryKey: ['attachments', currentWorkspace(), entity.kind, entity.id],
    queryFn: ({ signal }) =>
      request('/attachment/list', {
        query: {
          project_id: entity.projectId,
          entity_type: entity.kind === 'spans' ? 'span' : 'trace',
          entity_id: entity.id,
          path: btoa(`${window.location.origin}/api`),
          size: 100,
        },
        signal,
        // Our own files have an address without a host: what names one counts as another's.
      }).then((page) => page.content.map((file) => ({ ...file, link: file.link.startsWith(`${window.location.origin}/`) ? file.link.slice(window.location.origin.length) : file.link }))),
    staleTime: 30_000,
  })

export type TextHit = Schemas['TextHit']
export type TextSearch = Schemas['TextSearch']

/** Looks for a text in a trace and all its spans: docs/api-extensions.md. */
export const searchWithinQuery = (traceId: string, text: string) =>
  queryOptions({
    queryKey: ['search-within', currentWorkspace(), traceId, text],
    queryFn: ({ signal }) => request(`/traces/${traceId}/search`, { query: { text, snippets: 500 }, signal }),
    staleTime: 60_000,
  })

const SPANS_A_PAGE = 1000

/** Every span of a trace with its payloads, for an export. */
export async function fetchSpans(projectId: string, traceId: string): Promise<Span[]> {
  const spans: Span[] = []
  for (let page = 1; ; page++) {
    const { content, total } = await request('/spans', {
      query: { project_id: projectId, trace_id: traceId, page, size: SPANS_A_PAGE, strip_attachments: true },
    })
    spans.push(...content)
    if (content.length === 0 || spans.length >= total) return spans
  }
}

/** The name under which the server stores what this page scores and writes. */
export const userQuery = () =>
  queryOptions({
    queryKey: ['user', currentWorkspace()],
    queryFn: ({ signal }) => request('/workspace-permissions', { signal }).then((answer) => answer.user_name),
    staleTime: Infinity,
  })
