import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'

/** What other traces of the same name did: docs/api-extensions.md. `parent`: the steps inside of spans of this name. */
export const usualStepsQuery = (traceId: string, parent: string | undefined, window: { from_time?: string; to_time?: string }) =>
  queryOptions({
    queryKey: ['usual-steps', currentWorkspace(), traceId, parent, window],
    queryFn: ({ signal }) => request(`/traces/${traceId}/usual-steps`, { query: { parent, ...window }, signal }),
    staleTime: 300_000,
  })

const NODE_ID = 'metadata._opik.graph_node_id'
/** Spans of a trace whose nodes are asked for. */
const MOST_SPANS = 1000

/** Which node of the logged graph a client says that a span is, by span: ADK and DSPy write `{"_opik": {"graph_node_id": "get_time"}}`. */
export const nodeIdsQuery = (projectId: string, traceId: string) =>
  queryOptions({
    queryKey: ['graph-node-ids', currentWorkspace(), traceId],
    queryFn: ({ signal }) =>
      request('/spans', { query: { project_id: projectId, trace_id: traceId, size: MOST_SPANS, preview: true, truncate: true, paths: JSON.stringify([NODE_ID]) }, signal }).then(
        (page) => new Map(page.content.flatMap((span) => (typeof span.values?.[NODE_ID] === 'string' ? [[span.id, span.values[NODE_ID]] as const] : []))),
      ),
    staleTime: 300_000,
  })
