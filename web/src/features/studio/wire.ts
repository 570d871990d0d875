import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'

/** What an optimization on the server is told. */
export interface StudioConfig {
  dataset_name: string
  prompt: { messages: { role: string; content: unknown }[] }
  llm_model: { model: string; parameters?: Record<string, unknown> }
  evaluation: { metrics: { type: string; parameters?: Record<string, unknown> }[] }
  optimizer: { type: string; parameters?: Record<string, unknown> }
  limits?: { cost?: number | null; trials?: number | null; items?: number | null } | null
  /** Writes and judges candidates; null: the model of the prompt. */
  reasoning_model?: string | null
}

export interface StudioBody {
  project_id: string
  name: string
  dataset_name: string
  objective_name: string
  status: 'initialized'
  studio_config: StudioConfig
}

export interface StudioEstimate {
  items: number
  calls_per_trial: number
  trials: number
  calls: number
  /** In dollars; null: no price of the model is known. */
  cost?: number | null
}

export interface StudioState {
  state: 'queued' | 'running' | 'pausing' | 'paused' | 'finished'
  trials_done: number
  trials_planned: number
  current?: { name: string; parent_ids?: string[] | null; change?: string | null; items_done: number; items_total: number } | null
  /** In dollars. */
  spent: number
  limit?: number | null
  model_calls: number
  started_at?: string | null
  finished_at?: string | null
  stopped_by?: 'max_trials' | 'cost_limit' | 'perfect_score' | 'no_improvement' | 'cancelled' | 'error' | null
  error?: string | null
}

export interface StudioLine {
  n: number
  at: string
  level: string
  text: string
}

export interface Explanation {
  experiment_id: string
  text: string
  model: string
  created_at: string
}

const ask = request as unknown as <T>(path: string, options?: { method?: string; body?: unknown; query?: Record<string, string | number>; signal?: AbortSignal }) => Promise<T>

const PATH = '/optimizations/studio'

export const startStudio = (body: StudioBody & { id: string }) => ask<unknown>('/optimizations', { method: 'POST', body })

/** What a run would take; asks no model. Refuses what could not be started. */
export const studioEstimateQuery = (body: StudioBody) =>
  queryOptions({
    queryKey: ['studio-estimate', currentWorkspace(), body],
    queryFn: ({ signal }) => ask<StudioEstimate>(`${PATH}/estimate`, { method: 'POST', body, signal }),
    staleTime: 60_000,
    retry: false,
  })

/** How a run of the server goes. Its key lies below that of the run, so that the events of the run ask for it again. */
export const studioStateQuery = (id: string) =>
  queryOptions({
    queryKey: ['optimizations', currentWorkspace(), id, 'state'],
    queryFn: ({ signal }) => ask<StudioState>(`${PATH}/${id}/state`, { signal }),
    retry: false,
  })

export const pauseStudio = (id: string) => ask<unknown>(`${PATH}/${id}/pause`, { method: 'POST' })
export const resumeStudio = (id: string) => ask<unknown>(`${PATH}/${id}/resume`, { method: 'POST' })
export const changeLimits = (id: string, limits: { cost: number | null; trials: number | null }) => ask<unknown>(`${PATH}/${id}/limits`, { method: 'PUT', body: limits })

export const fetchLines = (id: string, after: number, limit: number, signal: AbortSignal) => ask<{ lines: StudioLine[]; last: number }>(`${PATH}/${id}/lines`, { query: { after, limit }, signal })

/** Below the key of the run: the server explains the best of its own runs by itself. */
export const explanationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['optimizations', currentWorkspace(), id, 'explanations'],
    queryFn: ({ signal }) => ask<{ content: Explanation[] }>(`/optimizations/${id}/explanations`, { signal }).then((answer) => answer.content),
    retry: false,
  })

export const explain = (id: string, experimentId: string, model: string | undefined) => ask<Explanation>(`/optimizations/${id}/explanations`, { method: 'POST', body: { experiment_id: experimentId, ...(model ? { model } : {}) } })
