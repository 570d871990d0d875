import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request, url } from '../../api/client'
import type { Page } from '../../api/types'
import type { ComparedItem, ComparedPage, Experiment, Polarity } from './types'

/** What a list or grouping of experiments is narrowed by. */
export interface ExperimentsParams {
  project_id?: string
  dataset_id?: string
  name?: string
  filters?: string
  sorting?: string
}

// Trials of optimizations have pages of their own.
const TYPES = JSON.stringify(['regular'])

export const fetchExperiments = (params: ExperimentsParams, page: number, size: number, signal?: AbortSignal): Promise<Page<Experiment>> =>
  request('/experiments', { query: { ...params, types: TYPES, page, size }, signal })

/** Where the server writes all that match into a file. */
export const experimentsFile = (params: ExperimentsParams): string => url('/experiments/export', { ...params, types: TYPES, format: 'csv', workspace_name: currentWorkspace() })

/** The experiments of a comparison, in the order in which they are named; those that are gone are left out. */
export const experimentsQuery = (ids: string[]) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'ids', ids],
    queryFn: async ({ signal }) => {
      if (ids.length === 0) return []
      const { content } = await request('/experiments', { query: { experiment_ids: JSON.stringify(ids), page: 1, size: ids.length }, signal })
      return ids.flatMap((id) => content.find((each) => each.id === id) ?? [])
    },
  })

export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), id],
    queryFn: ({ signal }) => request(`/experiments/${id}`, { signal }),
  })

export const scoreNamesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'scores', projectId],
    queryFn: ({ signal }) =>
      request('/experiments/feedback-scores/names', {
        query: { project_id: projectId },
        signal,
      }).then((answer) => answer.scores ?? []),
  })

export const fetchGroups = (params: ExperimentsParams, groups: string[], signal: AbortSignal) =>
  request('/experiments/groups/aggregations', { query: { ...params, types: TYPES, groups: groupsParam(groups) }, signal }).then((answer) => answer.content ?? {})

export const groupsQuery = (params: ExperimentsParams, groups: string[]) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'groups', params, groups],
    queryFn: ({ signal }) => fetchGroups(params, groups, signal),
    enabled: groups.length > 0,
  })

export const groupsParam = (groups: string[]): string =>
  JSON.stringify(groups.map((each) => (each.startsWith('metadata.') ? { field: 'metadata', key: each.slice('metadata.'.length), type: 'dictionary' } : { field: each })))

// More datasets than this are found by their own list.
const OFFERED_DATASETS = 500

/** Names of the datasets and suites of a project, to choose from. */
export const datasetNamesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), 'names', projectId],
    queryFn: ({ signal }) => request('/datasets', { query: { project_id: projectId, page: 1, size: OFFERED_DATASETS }, signal }).then((page) => page.content.map(({ id, name }) => ({ id, name }))),
  })

export interface CompareParams {
  experiment_ids: string
  baseline?: string
  metric?: string
  candidate?: string
  change?: string
  change_order?: string
  polarity?: string
  filters?: string
  search?: string
  sorting?: string
}

const itemsPath = (datasetId: string) => `/datasets/${datasetId}/items/experiments/items` as const

export const polarityParam = (polarity: Record<string, Polarity> | undefined): string | undefined => (polarity ? JSON.stringify(polarity) : undefined)

export const fetchCompared = (datasetId: string, params: CompareParams, page: number, size: number, signal?: AbortSignal): Promise<ComparedPage> =>
  request(itemsPath(datasetId), { query: { ...params, page, size, preview: true, truncate: true }, signal })

export const summaryQuery = (datasetId: string, params: CompareParams) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'summary', datasetId, params],
    queryFn: ({ signal }) => request(`${itemsPath(datasetId)}/summary`, { query: { ...params }, signal }),
    placeholderData: (before) => before,
    enabled: params.experiment_ids !== '[]',
  })

/** One item, whole: what the panel shows. */
export const comparedItemQuery = (datasetId: string, params: CompareParams, id: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'item', datasetId, params, id],
    queryFn: async ({ signal }): Promise<ComparedItem | null> => {
      const filters = JSON.stringify([{ field: 'id', operator: '=', value: id }])
      const page = await request(itemsPath(datasetId), { query: { ...params, filters, page: 1, size: 1 }, signal })
      return page.content[0] ?? null
    },
  })

/** The address of a file of everything that matches; the browser saves it. */
export const exportUrl = (datasetId: string, params: CompareParams, format: 'csv' | 'jsonl'): string =>
  url(`${itemsPath(datasetId)}/export`, { ...params, format, workspace_name: currentWorkspace() })
