import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'

export type StudioState = Schemas['StudioStateAnswer']
export type StudioEstimate = Schemas['StudioEstimateAnswer']
export type StudioLine = Schemas['StudioLineAnswer']
export type Explanation = Schemas['TrialExplanationAnswer']

/** What an optimization on the server is told: as the wire has it, with the members of parameters that this page writes. */
export interface StudioConfig {
  dataset_name: string
  /** Hash of a version; none: the latest. */
  dataset_version?: string | null
  prompt: { messages: { role: string; content: unknown }[] }
  llm_model: { model: string; parameters?: Record<string, unknown> }
  evaluation: { metrics: { type: string; parameters?: Record<string, unknown> }[] }
  optimizer: { type: string; parameters?: Record<string, unknown> }
  limits?: { cost?: number | null; trials?: number | null; items?: number | null } | null
  /** Writes and judges candidates; null: the model of the prompt. */
  reasoning_model?: string | null
}

/** The body of a new run, and of its estimate. */
export interface StudioBody {
  project_id: string
  name: string
  dataset_name: string
  objective_name: string
  status: 'initialized'
  studio_config: StudioConfig
}

const PATH = '/optimizations/studio'

export const startStudio = (body: StudioBody & { id: string }) => request('/optimizations', { method: 'POST', body: body as Schemas['OptimizationBody'] })

/** What a run would take; asks no model. Refuses what could not be started. */
export const studioEstimateQuery = (body: StudioBody) =>
  queryOptions({
    queryKey: ['studio-estimate', currentWorkspace(), body],
    queryFn: ({ signal }) => request(`${PATH}/estimate`, { method: 'POST', body: body as Schemas['StudioEstimateBody'], signal }),
    staleTime: 60_000,
    retry: false,
  })

/** How a run of the server goes. Its key lies below that of the run, so that the events of the run ask for it again. */
export const studioStateQuery = (id: string) =>
  queryOptions({
    queryKey: ['optimizations', currentWorkspace(), id, 'state'],
    queryFn: ({ signal }) => request(`${PATH}/${id}/state`, { signal }),
    retry: false,
  })

export const pauseStudio = (id: string) => request(`${PATH}/${id}/pause`, { method: 'POST' })
export const resumeStudio = (id: string) => request(`${PATH}/${id}/resume`, { method: 'POST' })
export const changeLimits = (id: string, limits: { cost: number | null; trials: number | null }) => request(`${PATH}/${id}/limits`, { method: 'PUT', body: limits })

export const fetchLines = (id: string, after: number, limit: number, signal: AbortSignal) => request(`${PATH}/${id}/lines`, { query: { after, limit }, signal })

/** Below the key of the run: the server explains the best of its own runs by itself. */
export const explanationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['optimizations', currentWorkspace(), id, 'explanations'],
    queryFn: ({ signal }) => request(`/optimizations/${id}/explanations`, { signal }).then((answer) => answer.content),
    retry: false,
  })

export const explain = (id: string, experimentId: string, model: string | undefined) => request(`/optimizations/${id}/explanations`, { method: 'POST', body: { experiment_id: experimentId, ...(model ? { model } : {}) } })
