import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../../api/client'

export interface FieldFacts {
  name: string
  types: string[]
  /** Share of the items that have a value. */
  filled: number
  distinct: number
  shortest?: number
  longest?: number
  /** Few values that come again. */
  values?: string[]
}

export interface Expansion {
  id: string
  status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled'
  model: string
  wanted: number
  written: number
  error_message?: string
  created_at: string
  /** Of one that is asked for. */
  items?: Record<string, unknown>[]
}

export interface ExpansionRequest {
  model: string
  sample_count: number
  preserve_fields?: string[]
  variation_instructions?: string
}

const path = (datasetId: string) => `/datasets/${datasetId}/expansion-jobs`

export const MOST_ITEMS = 200

export const fieldsQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), datasetId, 'fields'],
    queryFn: ({ signal }) => request<{ sampled: number; fields: FieldFacts[] }>(`/datasets/${datasetId}/field-analysis`, { signal }),
  })

export const expansionsQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), datasetId, 'expansions'],
    queryFn: ({ signal }) => request<Expansion[]>(path(datasetId), { signal }),
  })

export const expansionQuery = (datasetId: string, id: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), datasetId, 'expansions', id],
    queryFn: ({ signal }) => request<Expansion>(`${path(datasetId)}/${id}`, { signal }),
  })

export const isWriting = (job: Expansion): boolean => job.status === 'pending' || job.status === 'running'

export const startExpansion = (datasetId: string, body: ExpansionRequest) => request<Expansion>(path(datasetId), { method: 'POST', body })
export const cancelExpansion = (datasetId: string, id: string) => request<void>(`${path(datasetId)}/${id}/cancel`, { method: 'POST' })
export const dropExpansion = (datasetId: string, id: string) => request<void>(`${path(datasetId)}/${id}`, { method: 'DELETE' })
