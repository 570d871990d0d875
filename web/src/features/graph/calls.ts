import { queryOptions, useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { currentWorkspace, request } from '../../api/client'
import type { Span } from '../../api/types'
import type { GraphNode } from './model/graph'

/** Calls of one name whose payloads are read. */
const MOST_CALLS = 50
/** Nodes whose calls are read for what their lines say. */
const MOST_NODES = 8

const callsQuery = (projectId: string, traceId: string, name: string) =>
  queryOptions({
    queryKey: ['graph-calls', currentWorkspace(), traceId, name],
    queryFn: ({ signal }) =>
      request('/spans', {
        query: {
          project_id: projectId,
          trace_id: traceId,
          filters: JSON.stringify([{ field: 'name', operator: '=', value: name }]),
          size: MOST_CALLS,
          truncate: true,
        },
        signal,
      }).then((page) => page.content),
    staleTime: 60_000,
  })

export interface Calls {
  /** By id. */
  spans: Map<string, Span>
  /** Whether all had one input; undefined when it is not known of all. */
  sameInput: boolean | undefined
  errorType: string | undefined
}

/** What the tree does not say of nodes that failed, repeat, or are selected: inputs and errors of their calls. */
export function useCalls(projectId: string, traceId: string, nodes: GraphNode[]): Map<string, Calls> {
  const asked = useMemo(() => nodes.filter((node) => node.kind === 'step').slice(0, MOST_NODES), [nodes])
  const combine = useCallback(
    (found: { data: Span[] | undefined }[]) => new Map(asked.map((node, i) => [node.id, callsOf(node, found[i]?.data ?? [])])),
    [asked],
  )
  return useQueries({ queries: asked.map((node) => callsQuery(projectId, traceId, node.id)), combine })
}

function callsOf(node: GraphNode, answer: Span[]): Calls {
  const spans = new Map(answer.map((span) => [span.id, span]))
  const own = node.spans.map((span) => spans.get(span.id))
  const inputs = own.map((span) => (span ? JSON.stringify(span.input ?? null) : null))
  return {
    spans,
    sameInput: inputs.length < 2 || inputs.includes(null) ? undefined : new Set(inputs).size === 1,
    errorType: own.find((span) => span?.error_info)?.error_info?.exception_type,
  }
}
