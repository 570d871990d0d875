import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { Schemas } from './types'

export type Polarity = Schemas['ScorePolarity']

/**
 * What people can be asked when they judge; `polarity` and `thresholds` are ours (docs/api-extensions.md). A score without a definition
 * is judged by one that was never stored: it has neither author nor dates.
 */
export type Definition = Pick<Schemas['FeedbackDefinition'], 'id' | 'name' | 'type' | 'details'> & Partial<Schemas['FeedbackDefinition']>

export const definitionsQuery = () =>
  queryOptions({
    queryKey: ['feedback-definitions', currentWorkspace(), 'all'],
    queryFn: ({ signal }) => request('/feedback-definitions', { query: { page: 1, size: 1000 }, signal }).then((page) => page.content),
    staleTime: 60_000,
  })
