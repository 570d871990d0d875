import { queryOptions, skipToken } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { ListParams } from './runs'
import type { Level, Schemas } from './types'

/** Numbers beside the lists of logs: docs/api-extensions.md. Large sets are sampled and say so. */

export type HistogramColumns = Schemas['LogHistogram']
export type PeriodFigures = Schemas['RangeFigures']
export type LevelCounts = Schemas['LogCounts']
export type FieldValue = Schemas['CountedValue']
export type Quantiles = Schemas['Quantiles']
export type NamePercentiles = Schemas['PercentilesOfName']
export type RunDistribution = Schemas['RunBins']
export type NameDistribution = Schemas['LogDistribution']
export type Difference = Schemas['DifferingValue']
export type Differences = Schemas['LogDifferences']
export type FilterPart = Schemas['FilterPart']

type Window = { from_time?: string | undefined; to_time?: string | undefined }

const path = <W extends string>(project: string, what: W) => `/projects/${project}/logs/${what}` as const

const asked = (level: Level, { filters, search, from_time, to_time }: ListParams) => ({ entity_type: level, filters, search, from_time, to_time })

export const histogramQuery = (level: Level, params: ListParams, maxIntervals: number) => {
  const query = { ...asked(level, params), max_intervals: maxIntervals }
  return queryOptions({
    queryKey: ['logs-histogram', currentWorkspace(), params.project_id, query],
    queryFn: ({ signal }) => request(path(params.project_id, 'histogram'), { query, signal }),
  })
}

export const figuresQuery = (level: Level, params: ListParams) => {
  const query = asked(level, params)
  return queryOptions({
    queryKey: ['logs-figures', currentWorkspace(), params.project_id, query],
    queryFn: ({ signal }) => request(path(params.project_id, 'figures'), { query, signal }),
  })
}

/** How many rows of each level a range holds, whatever the list is filtered by. */
export const countsQuery = (project: string, { from_time, to_time }: Window) =>
  queryOptions({
    queryKey: ['logs-counts', currentWorkspace(), project, from_time, to_time],
    queryFn: ({ signal }) => request(path(project, 'counts'), { query: { from_time, to_time }, signal }),
    staleTime: 30_000,
  })

export const valuesQuery = (level: Level, params: ListParams, field: string, key: string | undefined, prefix: string) => {
  const query = { ...asked(level, params), field, key, prefix: prefix || undefined, limit: 8 }
  return queryOptions({
    queryKey: ['logs-values', currentWorkspace(), params.project_id, query],
    queryFn: ({ signal }) => request(path(params.project_id, 'values'), { query, signal }),
    staleTime: 30_000,
  })
}

export const percentilesQuery = (level: Level, project: string, names: string[], window: Window) => {
  const body = { entity_type: level, names, ...window }
  return queryOptions({
    queryKey: ['logs-percentiles', currentWorkspace(), project, body],
    queryFn: ({ signal }) =>
      request(path(project, 'percentiles'), { method: 'POST', body, signal, first: false }).then((answer) => answer.names),
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
    queryFn: ({ signal }) => request(path(project, 'distribution'), { method: 'POST', body, signal }),
    staleTime: 60_000,
  })
}

export const differencesQuery = (level: Level, params: ListParams, selection: Schemas['SelectionBody']) => {
  const body = { ...asked(level, params), filters: params.filters ? (JSON.parse(params.filters) as Schemas['DifferencesBody']['filters']) : undefined, selection, limit: 30 }
  return queryOptions({
    queryKey: ['logs-differences', currentWorkspace(), params.project_id, body],
    queryFn: ({ signal }) => request(path(params.project_id, 'differences'), { method: 'POST', body, signal }),
    staleTime: 60_000,
  })
}

export const partsQuery = (level: Level, params: ListParams) => {
  const query = asked(level, params)
  return queryOptions({
    queryKey: ['logs-parts', currentWorkspace(), params.project_id, query],
    queryFn: ({ signal }) => request(path(params.project_id, 'parts'), { query, signal }).then((answer) => answer.parts),
  })
}

export type SeriesBody = Schemas['SeriesBody']

export type SeriesAnswer = Schemas['LogSeries']

/** What a chart draws; null: nothing is asked. */
export const seriesQuery = (projectId: string, body: SeriesBody | null) =>
  queryOptions({
    queryKey: ['logs-series', currentWorkspace(), projectId, body],
    queryFn: body ? ({ signal }) => request(`/projects/${projectId}/logs/series`, { method: 'POST', body, signal }) : skipToken,
  })
