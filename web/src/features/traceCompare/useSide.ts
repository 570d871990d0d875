import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { traceQuery, treeQuery } from '../../api/runs'
import type { Trace } from '../../api/types'
import { buildTree, type SpanNode, type SpanTree } from '../../lib/tree'

/** One of the two that are compared: a trace, or a span of it with what is inside. */
export interface Side {
  trace: Trace
  tree: SpanTree
  span: SpanNode | null
  roots: SpanNode[]
  /** Instant that its times count from, ms. */
  zero: number
  duration: number | null
  cost: number | null
  input: number | null
  output: number | null
  spans: number
  errors: number
}

export function useSide(traceId: string | undefined, spanId: string | undefined): { side: Side | null; error: Error | null } {
  const trace = useQuery({ ...traceQuery(traceId ?? ''), enabled: traceId !== undefined })
  const columns = useQuery({ ...treeQuery(traceId ?? ''), enabled: traceId !== undefined })
  const side = useMemo(() => {
    if (!trace.data || !columns.data) return null
    const tree = buildTree(columns.data)
    const span = (spanId && tree.byId.get(spanId)) || null
    return sideOf(trace.data, tree, span, Date.parse(columns.data.start_time))
  }, [trace.data, columns.data, spanId])
  return {
    side,
    error: trace.error ?? columns.error,
  }
}

function sideOf(trace: Trace, tree: SpanTree, span: SpanNode | null, start: number): Side {
  const inside = span ? subtree(span) : tree.nodes
  const sum = (of: (node: SpanNode) => number | null) => {
    const known = inside.map(of).filter((value) => value !== null)
    return known.length > 0 ? known.reduce((total, value) => total + value, 0) : null
  }
  return {
    trace,
    tree,
    span,
    roots: span ? [span] : tree.roots,
    zero: start + (span?.start ?? 0),
    duration: span ? span.duration : (trace.duration ?? null),
    cost: sum((node) => node.cost),
    input: sum((node) => node.promptTokens),
    output: sum((node) => node.completionTokens),
    spans: inside.length,
    errors: Math.max(inside.filter((node) => node.error).length, !span && trace.error_info ? 1 : 0),
  }
}

export function subtree(span: SpanNode): SpanNode[] {
  const found: SpanNode[] = []
  const stack = [span]
  while (stack.length > 0) {
    const at = stack.pop()!
    found.push(at)
    stack.push(...at.children)
  }
  return found
}
