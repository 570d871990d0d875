import { currentWorkspace, request } from '../../../api/client'
import type { FeedbackScore, Thread, Trace } from '../../../api/types'
import type { Queue } from '../api'
import type { Answers } from './answers'
import type { ReviewItem } from './reviewItems'

/** Scores and comments of one item, in the words of its scope. */
export async function sendJudgement(queue: Queue, item: ReviewItem, answers: Answers, comment: string): Promise<{ commentId: string | null }> {
  const scores = Object.entries(answers).map(([name, answer]) => ({
    name,
    value: answer.value,
    category_name: answer.category,
    source: 'ui' as const,
    source_queue_id: queue.id,
    project_id: queue.project_id,
    ...(queue.scope === 'thread' ? { thread_id: item.threadId } : { id: item.id }),
  }))
  const root = queue.scope === 'thread' ? '/traces/threads' : '/traces'
  if (scores.length > 0) await request(`${root}/feedback-scores`, { method: 'PUT', body: { scores } })
  if (!comment.trim()) return { commentId: null }
  const added = await request(`${root}/${item.id}/comments`, { method: 'POST', body: { text: comment.trim(), source_queue_id: queue.id } })
  return { commentId: added.id }
}

/** Takes back what this person said of an item in the queue. */
export async function withdrawJudgement(queue: Queue, item: ReviewItem, names: string[], commentIds: string[], author: string): Promise<void> {
  if (queue.scope === 'thread') {
    if (names.length > 0)
      await request('/traces/threads/feedback-scores/delete', {
        method: 'POST',
        body: { project_id: queue.project_id, thread_id: item.threadId ?? '', names, author, source_queue_id: queue.id },
      })
  } else {
    for (const name of names)
      await request(`/traces/${item.id}/feedback-scores/delete`, { method: 'POST', body: { name, author, source_queue_id: queue.id } })
  }
  const root = queue.scope === 'thread' ? '/traces/threads' : '/traces'
  if (commentIds.length > 0) await request(`${root}/comments/delete`, { method: 'POST', body: { ids: commentIds } })
}

export const TURNS = 100

export interface ItemContent {
  trace?: Trace
  thread?: Thread
  /** Of a thread, oldest first. */
  turns: Trace[]
  moreTurns: number
}

export async function fetchItem(queue: Queue, item: ReviewItem, signal?: AbortSignal): Promise<ItemContent> {
  if (queue.scope === 'trace') {
    const trace = await request(`/traces/${item.id}`, { signal })
    return { trace, turns: [trace], moreTurns: 0 }
  }
  const [thread, page] = await Promise.all([
    request('/traces/threads/retrieve', { method: 'POST', body: { project_id: queue.project_id, thread_id: item.threadId ?? '' }, signal }),
    fetchTurns(queue, item, 1, signal),
  ])
  return { thread, turns: page.content, moreTurns: page.total - page.content.length }
}

/** Turns of a conversation, oldest first. */
export function fetchTurns(queue: Queue, item: ReviewItem, page: number, signal?: AbortSignal) {
  const filters = JSON.stringify([{ field: 'thread_id', operator: '=', key: '', value: item.threadId }])
  const sorting = JSON.stringify([{ field: 'start_time', direction: 'ASC' }])
  return request('/traces', { query: { project_id: queue.project_id, filters, sorting, page, size: TURNS }, signal })
}

export const itemQuery = (queue: Queue, item: ReviewItem) => ({
  queryKey: ['review-item', currentWorkspace(), queue.id, item.id],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchItem(queue, item, signal),
  staleTime: 60_000,
})

/** What one author said in a queue, out of the scores of an entity. */
export function answersBy(author: string, queueId: string, names: string[], scores: FeedbackScore[] | undefined): Answers {
  const answers: Answers = {}
  for (const score of scores ?? []) {
    if (!names.includes(score.name)) continue
    for (const [key, entry] of Object.entries(score.value_by_author ?? { [score.created_by ?? '']: { ...score, source_queue_id: undefined } })) {
      const own = entry as typeof entry & { source_queue_id?: string; author?: string }
      const by = own.author ?? key
      if (by !== author || (own.source_queue_id && own.source_queue_id !== queueId)) continue
      answers[score.name] = { value: own.value, ...(own.category_name ? { category: own.category_name } : {}) }
    }
  }
  return answers
}
