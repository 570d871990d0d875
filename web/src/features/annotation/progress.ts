import type { Queue } from './api'

/** Judgements that the queue still needs and has: people who have judged an item, over all items. */
export function progressOf(queue: Pick<Queue, 'items_count' | 'annotators_per_item' | 'reviewers'>): { done: number; wanted: number } {
  const wanted = queue.items_count * queue.annotators_per_item
  const done = (queue.reviewers ?? []).reduce((sum, reviewer) => sum + reviewer.status, 0)
  return { done: Math.min(done, wanted), wanted }
}
