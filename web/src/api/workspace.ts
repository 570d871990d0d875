import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { Schemas } from './types'

export type Budget = Schemas['Budget']
export type WorkspaceStorage = Schemas['Storage']

// What a month costs and how much room the data take change slowly.
const FRESH_MS = 60_000

/** The cost of this month beside the budget (docs/api-extensions.md). */
export const budgetQuery = () =>
  queryOptions({
    queryKey: ['workspaces', currentWorkspace(), 'budget'],
    queryFn: ({ signal }) => request('/workspaces/budget', { signal }),
    staleTime: FRESH_MS,
  })

/** Sets what may be spent in a month, USD; null takes the budget away. */
export const saveBudget = (budget: number | null): Promise<Budget> => request('/workspaces/budget', { method: 'PUT', body: { budget } })

/** Room that the data take, by kind. */
export const storageQuery = () =>
  queryOptions({
    queryKey: ['workspaces', currentWorkspace(), 'storage'],
    queryFn: ({ signal }) => request('/workspaces/storage', { signal }),
    staleTime: FRESH_MS,
  })

/** True of what is shown for so long that it is asked for again when something happens. */
export const isOld = (query: { state: { dataUpdatedAt: number } }): boolean => Date.now() - query.state.dataUpdatedAt > FRESH_MS

export type Presentation = Schemas['Presentation']

/** How data of the workspace are shown: the time zone of reports, the length of long values in tables. */
export const presentationQuery = () =>
  queryOptions({
    queryKey: ['workspaces', currentWorkspace(), 'presentation'],
    queryFn: ({ signal }) => request('/workspaces/presentation', { signal }),
    staleTime: FRESH_MS,
  })

export const savePresentation = (body: Schemas['PresentationBody']): Promise<Presentation> => request('/workspaces/presentation', { method: 'PUT', body })
