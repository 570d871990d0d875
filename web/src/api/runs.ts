import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { Level, Page, Span, Thread, Trace } from './types'

export interface ListParams {
  project_id: string
  search?: string
  filters?: string
  sorting?: string
  from_time?: string
  to_time?: string
  /** JSON: paths into the payloads whose values a preview carries. */
  paths?: string
  /** Traces: with the models of their spans. */
  models?: boolean
}

export type Row = { level: 'traces'; run: Trace } | { level: 'spans'; run: Span } | { level: 'threads'; run: Thread }

const PATH = { threads: '/traces/threads', traces: '/traces', spans: '/spans' } as const satisfies Record<Level, string>

/** One page of a list with previews instead of payloads. */
export function fetchPage(
  level: Level,
  params: ListParams,
  page: number,
  size: number,
  signal?: AbortSignal,
): Promise<Page<Trace | Span | Thread>> {
  return request(PATH[level], { query: { ...params, page, size, preview: true, preview_length: level === 'threads' ? undefined : 'workspace', truncate: true }, signal, first: true })
}

export const statsQuery = (level: Level, params: ListParams) =>
  queryOptions({
    queryKey: ['stats', currentWorkspace(), level, params],
    queryFn: ({ signal }) =>
      request(`${PATH[level]}/stats`, { query: { ...params }, signal }).then((answer) => answer.stats ?? []),
  })

export const traceQuery = (id: string) =>
  queryOptions({
    queryKey: ['trace', currentWorkspace(), id],
    queryFn: ({ signal }) => request(`/traces/${id}`, { signal }),
  })

export const spanQuery = (id: string) =>
  queryOptions({
    queryKey: ['span', currentWorkspace(), id],
    queryFn: ({ signal }) => request(`/spans/${id}`, { signal }),
  })

export const treeQuery = (traceId: string) =>
  queryOptions({
    queryKey: ['tree', currentWorkspace(), traceId],
    queryFn: ({ signal }) => request(`/traces/${traceId}/tree`, { signal, first: true }),
  })

