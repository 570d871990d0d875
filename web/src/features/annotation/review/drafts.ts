import { store, stored } from '../../../lib/storage'
import type { Answers } from './answers'

export interface Draft {
  answers: Answers
  comment: string
}

export const EMPTY: Draft = { answers: {}, comment: '' }

/** Drafts of a queue's items in this browser: what was chosen or typed survives a closed tab. */
const nameOf = (queueId: string) => `review.${queueId}`

export const draftFor = (queueId: string, itemId: string): Draft | undefined => stored<Record<string, Draft>>(nameOf(queueId), {})[itemId]

export function keepDraft(queueId: string, itemId: string, draft: Draft | null): void {
  const all = stored<Record<string, Draft>>(nameOf(queueId), {})
  if (draft) all[itemId] = draft
  else delete all[itemId]
  store(nameOf(queueId), all)
}
