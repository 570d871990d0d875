import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../../api/client'
import type { Schemas } from '../../../api/types'

export type FieldFacts = Schemas['FieldAnalysis']['fields'][number]

export type Expansion = Schemas['Expansion']

export type ExpansionRequest = Schemas['ExpansionBody']

const path = (datasetId: string) => `/datasets/${datasetId}/expansion-jobs` as const

export const MOST_ITEMS = 200

export const fieldsQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), datasetId, 'fields'],
    queryFn: ({ signal }) => request(`/datasets/${datasetId}/field-analysis`, { signal }),
  })

export const expansionsQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), datasetId, 'expansions'],
    queryFn: ({ signal }) => request(path(datasetId), { signal }),
  })

export const expansionQuery = (datasetId: string, id: string) =>
  queryOptions({
    queryKey: ['datasets', currentWorkspace(), datasetId, 'expansions', id],
    queryFn: ({ signal }) => request(`${path(datasetId)}/${id}`, { signal }),
  })

export const isWriting = (job: Expansion): boolean => job.status === 'pending' || job.status === 'running'

export const startExpansion = (datasetId: string, body: ExpansionRequest) => request(path(datasetId), { method: 'POST', body })
export const cancelExpansion = (datasetId: string, id: string) => request(`${path(datasetId)}/${id}/cancel`, { method: 'POST' })
export const dropExpansion = (datasetId: string, id: string) => request(`${path(datasetId)}/${id}`, { method: 'DELETE' })
