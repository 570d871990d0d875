import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'
import { objectOf } from './configuration'
import type { TrialExperiment } from './trials'

export type Status = Schemas['OptimizationStatus']

export type Optimization = Schemas['OptimizationAnswer']

export const isRunning = (optimization: Pick<Optimization, 'status'> | undefined): boolean =>
  optimization?.status === 'running' || optimization?.status === 'initialized'

/** How many trials the run may make, where the optimizer has noted it. */
export function mostTrials({ metadata }: Optimization): number | null {
  const noted = objectOf(metadata)
  const value = noted?.max_trials ?? objectOf(noted?.optimizer_metadata)?.max_trials
  return typeof value === 'number' && value > 0 ? value : null
}

export const optimizerOf = (optimization: Optimization): string | undefined => {
  const named = objectOf(optimization.metadata)?.optimizer ?? optimization.studio_config?.optimizer?.type
  return typeof named === 'string' ? named : undefined
}

export const fetchOptimizations = (projectId: string, query: Record<string, string | number | undefined>, signal: AbortSignal) =>
  request(`/projects/${projectId}/optimizations`, { query, signal })

export const optimizationQuery = (id: string) =>
  queryOptions({ queryKey: ['optimizations', currentWorkspace(), id], queryFn: ({ signal }) => request(`/optimizations/${id}`, { signal }) })

const PAGE = 500
const TYPES = JSON.stringify(['regular', 'trial', 'mini-batch', 'mutation'])

/** Every experiment of the run. */
export const trialsQuery = (id: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'of-optimization', id],
    queryFn: async ({ signal }) => {
      const all: TrialExperiment[] = []
      for (let page = 1; ; page++) {
        const answer = await request('/experiments', { query: { optimization_id: id, types: TYPES, page, size: PAGE }, signal })
        all.push(...answer.content)
        if (answer.content.length < PAGE || all.length >= answer.total) return all
      }
    },
  })

export type PairedDifference = Schemas['PairedDifference']

const MOST_COMPARED = 40

/** Paired differences of trials against the baseline over the objective, by experiment id: what tells a gain from noise. */
export const differencesQuery = (datasetId: string, objective: string, baseline: string, others: string[]) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'differences', datasetId, objective, baseline, others],
    queryFn: async ({ signal }) => {
      const found = new Map<string, PairedDifference>()
      for (let from = 0; from < others.length; from += MOST_COMPARED) {
        const ids = [baseline, ...others.slice(from, from + MOST_COMPARED)]
        const summary = await request(`/datasets/${datasetId}/items/experiments/items/summary`, { query: { experiment_ids: JSON.stringify(ids), baseline }, signal })
        for (const each of summary.metrics.find((metric) => metric.metric === `feedback_scores.${objective}`)?.experiments ?? [])
          if (each.difference) found.set(each.experiment_id, each.difference)
      }
      return found
    },
    staleTime: Infinity,
  })

const MOST_ASKED = 100

/** Calls of models in the traces of these experiments: spans of LLMs. */
export const callsQuery = (projectId: string, experiments: string[]) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'calls', projectId, experiments],
    queryFn: async ({ signal }) => {
      let calls = 0
      for (let from = 0; from < experiments.length; from += MOST_ASKED) {
        const filters = JSON.stringify([{ field: 'experiment_ids', operator: 'in', value: experiments.slice(from, from + MOST_ASKED).join(',') }])
        const { stats = [] } = await request('/traces/stats', { query: { project_id: projectId, filters }, signal })
        const valueOf = (name: string) => Number(stats.find((each) => each.name === name)?.value ?? 0)
        calls += valueOf('trace_count') * valueOf('llm_span_count')
      }
      return Math.round(calls)
    },
    enabled: projectId !== '' && experiments.length > 0,
  })

export const logQuery = (id: string) =>
  queryOptions({
    queryKey: ['optimizations', currentWorkspace(), id, 'log'],
    queryFn: async ({ signal }) => {
      const { url } = await request(`/optimizations/studio/${id}/logs`, { signal })
      if (!url) return null
      const response = await fetch(url, { signal })
      if (!response.ok) throw new Error(`The log answered ${response.status}.`)
      return response.text()
    },
  })

export const setStatus = (id: string, status: Status) => request(`/optimizations/${id}`, { method: 'PUT', body: { status } })

