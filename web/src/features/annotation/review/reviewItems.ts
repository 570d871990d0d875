import type { ReviewColumns } from '../api'

export interface ReviewItem {
  id: string
  threadId: string | null
  title: string | null
}

export type ItemState = 'open' | 'done' | 'locked' | 'complete'

/** What has been judged, by item; replaced as a whole when the server tells of a change. */
export interface Progress {
  user: string
  mine: ReadonlySet<string>
  judged: ReadonlyMap<string, number>
  locks: Record<string, string[]>
}

export const itemsOf = ({ items }: ReviewColumns): ReviewItem[] =>
  items.id.map((id, at) => ({ id, threadId: items.thread_id?.[at] ?? null, title: items.title?.[at] ?? null }))

export const progressFrom = ({ user, items, locks }: ReviewColumns): Progress => ({
  user,
  mine: new Set(items.id.filter((_, at) => items.mine[at] === 1)),
  judged: new Map(items.id.flatMap((id, at): [string, number][] => (items.judged[at]! > 0 ? [[id, items.judged[at]!]] : []))),
  locks,
})

/** `complete`: as many others as the queue wants have judged it. */
export function stateOf(id: string, progress: Progress, annotators: number): ItemState {
  if (progress.mine.has(id)) return 'done'
  const judged = progress.judged.get(id) ?? 0
  if (judged >= annotators) return 'complete'
  return judged + othersAt(id, progress).length >= annotators ? 'locked' : 'open'
}

export const othersAt = (id: string, progress: Progress): string[] => (progress.locks[id] ?? []).filter((user) => user !== progress.user)

/**
 * An order of their own for each reviewer, the same on every visit: several who judge the same items do not all begin with
 * the same ones, nor do the same ones come last for all.
 */
export function shuffledFor(reviewer: string, items: ReviewItem[]): ReviewItem[] {
  const keyed = items.map((item) => ({ item, key: hashOf(`${reviewer} ${item.id}`) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

// FNV-1a with a last mixing, so that ids that differ at their end only are far apart.
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The next item that this person can judge after `from`, going round; skipped ones come last. Null when nothing is left. */
export function nextItem(items: ReviewItem[], from: string | undefined, progress: Progress, annotators: number, skipped: ReadonlySet<string>): ReviewItem | null {
  const start = Math.max(-1, items.findIndex((item) => item.id === from))
  let later: ReviewItem | null = null
  for (let by = 1; by <= items.length; by++) {
    const item = items[(start + by) % items.length]!
    if (item.id === from || stateOf(item.id, progress, annotators) !== 'open') continue
    if (!skipped.has(item.id)) return item
    later ??= item
  }
  return later
}
