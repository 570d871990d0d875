import * as f from '../../../lib/format'
import type { ItemContent } from './judge'

export interface OtherScore {
  author: string
  name: string
  text: string
  reason?: string | undefined
}

/** What everybody else said of the item, people and programs. */
export function othersOf(user: string, content: ItemContent | undefined): OtherScore[] {
  const scores = content?.trace?.feedback_scores ?? content?.thread?.feedback_scores ?? []
  return scores.flatMap((score): OtherScore[] => {
    const entries = Object.entries(score.value_by_author ?? {})
    if (entries.length === 0) return score.created_by === user ? [] : [{ author: score.created_by ?? score.source, name: score.name, text: score.category_name ?? f.score(score.value), reason: score.reason }]
    return entries.flatMap(([key, entry]) => {
      const author = (entry as { author?: string }).author ?? key
      return author === user ? [] : [{ author, name: score.name, text: entry.category_name ?? f.score(entry.value), reason: entry.reason }]
    })
  })
}
