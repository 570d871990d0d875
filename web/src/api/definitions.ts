import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { Page } from './types'

export type Polarity = 'higher' | 'lower'

/** What people can be asked when they judge; `polarity` and `thresholds` are ours (docs/api-extensions.md). */
export interface Definition {
  id: string
  name: string
  type: 'numerical' | 'categorical' | 'boolean'
  description?: string
  details: { min?: number; max?: number; categories?: Record<string, number>; true_label?: string; false_label?: string }
  polarity?: Polarity
  thresholds?: { warn?: number; error?: number }
  created_at?: string
}

export const definitionsQuery = () =>
  queryOptions({
    queryKey: ['feedback-definitions', currentWorkspace(), 'all'],
    queryFn: ({ signal }) => request<Page<Definition>>('/feedback-definitions', { query: { page: 1, size: 1000 }, signal }).then((page) => page.content),
    staleTime: 60_000,
  })
