import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { ListParams } from './runs'
import type { Filter, Level } from './types'

/** Numbers beside the lists of logs: docs/api-extensions.md. Large sets are sampled and say so. */

interface Precision {
  estimated: boolean
  /** Share of the rows that was read, 0 to 1. */
  sample: number
}

export interface HistogramColumns extends Precision {
  start: string
  step_ms: number
  count: number[]
  errors: number[]
  p50: (number | null)[]
  p95: (number | null)[]
  cost: number[]
  tokens: number[]
}

export interface PeriodFigures extends Precision {
  count: number
  errors: number
  p50?: number
  p95?: number
  p99?: number
  cost: number
  tokens: number
  feedback_scores: Record<string, number>
}

export interface FieldValue {
  value: string
  count: number
}

export interface Quantiles {
  p50: number
  p95: number
  p99: number
}

export interface NamePercentiles {
  name: string
  count: number
  sample: number
  duration?: Quantiles
  cost?: Quantiles
}

export interface RunDistribution {
  runs: number
  /** Share of the runs with less, 0 to 1. */
  below?: number
  bounds: number[]
  counts: number[]
}

export interface NameDistribution {
  count: number
  sample: number
  duration?: RunDistribution
  cost?: RunDistribution
}

export interface Difference {
  field: string
  key?: string
  value: string
  selected: number
  rest: number
  lift: number
  p: number
}

export interface Differences {
  selected_rows: number
  rest_rows: number
  compared: number
  sampled: boolean
  values: Difference[]
}

export interface FilterPart {
  part: 'filter' | 'search' | 'range'
  index?: number
  without: number
  estimated: boolean
}

type Window = { from_time?: string; to_time?: string }

const path = (project: string, what: string) => `/projects/${project}/logs/${what}`

const asked = (level: Level, { filters, search, from_time, to_time }: ListParams) => ({ entity_type: level, filters, search, from_time, to_time })

export const histogramQuery = (level: Level, params: ListParams, maxIntervals: number) => {
  const query = { ...asked(level, params), max_intervals: maxIntervals }
  return queryOptions({
    queryKey: ['logs-histogram', currentWorkspace(), params.project_id, query],
    queryFn: ({ signal }) => request<HistogramColumns>(path(params.project_id, 'histogram'), { query, signal }),
  })
}

export const figuresQuery = (level: Level, params: ListParams) => {
  const query = asked(level, params)
  return queryOptions({
    queryKey: ['logs-figures', currentWorkspace(), params.project_id, query],
    queryFn: ({ signal }) => request<{ current: PeriodFigures; previous?: PeriodFigures }>(path(params.project_id, 'figures'), { query, signal }),
  })
}

export const valuesQuery = (level: Level, params: ListParams, field: string, key: string | undefined, prefix: string) => {
  const query = { ...asked(level, params), field, key, prefix: prefix || undefined, limit: 8 }
  return queryOptions({
    queryKey: ['logs-values', currentWorkspace(), params.project_id, query],
    queryFn: ({ signal }) => request<{ values: FieldValue[] } & Precision>(path(params.project_id, 'values'), { query, signal }),
    staleTime: 30_000,
  })
}

export const percentilesQuery = (level: Level, project: string, names: string[], window: Window) => {
  const body = { entity_type: level, names, ...window }
  return queryOptions({
    queryKey: ['logs-percentiles', currentWorkspace(), project, body],
    queryFn: ({ signal }) =>
      request<{ names: NamePercentiles[] }>(path(project, 'percentiles'), { method: 'POST', body, signal }).then((answer) => answer.names),
    staleTime: 60_000,
  })
}

export const distributionQuery = (
  level: Level,
  project: string,
  run: { name: string; duration?: number; cost?: number },
  window: Window,
) => {
  const body = { entity_type: level, ...run, ...window }
  return queryOptions({
    queryKey: ['logs-distribution', currentWorkspace(), project, body],
    queryFn: ({ signal }) => request<NameDistribution>(path(project, 'distribution'), { method: 'POST', body, signal }),
    staleTime: 60_000,
  })
}

export const differencesQuery = (level: Level, params: ListParams, selection: Window & { filters?: Filter[] }) => {
  const body = { ...asked(level, params), filters: params.filters ? (JSON.parse(params.filters) as Filter[]) : undefined, selection, limit: 30 }
  return queryOptions({
    queryKey: ['logs-differences', currentWorkspace(), params.project_id, body],
    queryFn: ({ signal }) => request<Differences>(path(params.project_id, 'differences'), { method: 'POST', body, signal }),
    staleTime: 60_000,
  })
}

export const partsQuery = (level: Level, params: ListParams) => {
  const query = asked(level, params)
  return queryOptions({
    queryKey: ['logs-parts', currentWorkspace(), params.project_id, query],
    queryFn: ({ signal }) => request<{ parts: FilterPart[] }>(path(params.project_id, 'parts'), { query, signal }).then((answer) => answer.parts),
  })
}

export interface SeriesBody {
  entity_type: Level
  filters: Filter[]
  from_time: string
  to_time: string
  step_ms?: number
  max_intervals?: number
  measures: string[]
  group_by?: { field: string; key?: string; limit?: number }
}

export interface SeriesAnswer extends Precision {
  start: string
  step_ms: number
  /** Groups found, also those that have no line of their own. */
  groups: number
  series: { measure: string; group?: string; others?: boolean; rows: number; total?: number; values: (number | null)[] }[]
}

/** What a chart draws; null: nothing is asked. */
export const seriesQuery = (projectId: string, body: SeriesBody | null) =>
  queryOptions({
    queryKey: ['logs-series', currentWorkspace(), projectId, body],
    queryFn: ({ signal }) => request<SeriesAnswer>(`/projects/${projectId}/logs/series`, { method: 'POST', body, signal }),
  })
