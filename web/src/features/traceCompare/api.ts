import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'

export type GoodRuns = Schemas['GoodRuns']
export type GoodRun = NonNullable<GoodRuns['alike']>

/** Runs of the same name without an error: docs/api-extensions.md. */
export const goodRunsQuery = (traceId: string) =>
  queryOptions({
    queryKey: ['good-runs', currentWorkspace(), traceId],
    queryFn: ({ signal }) => request(`/traces/${traceId}/good-runs`, { signal }),
    staleTime: 60_000,
  })

export type FirstDifferences = Schemas['FirstDifferences']

/** At which step failed runs of the name leave the way of good ones. */
export const firstDifferencesQuery = (traceId: string) =>
  queryOptions({
    queryKey: ['first-differences', currentWorkspace(), traceId],
    queryFn: ({ signal }) => request(`/traces/${traceId}/first-differences`, { signal }),
    staleTime: 300_000,
  })

/** Spans whose inputs help to match repeated calls. */
const MOST_SPANS = 1000

/** The beginnings of the inputs of a trace's spans, by id. */
export const inputsQuery = (projectId: string, traceId: string) =>
  queryOptions({
    queryKey: ['span-inputs', currentWorkspace(), traceId],
    queryFn: ({ signal }) =>
      request('/spans', { query: { project_id: projectId, trace_id: traceId, size: MOST_SPANS, preview: true, truncate: true }, signal }).then(
        (page) => new Map(page.content.map((span) => [span.id, span.input_preview ?? ''])),
      ),
    staleTime: 60_000,
  })
