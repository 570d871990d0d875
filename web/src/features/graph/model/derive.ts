import type { SpanNode, SpanTree } from '../../../lib/tree'
import { END, START, type GraphEdge, type GraphNode, type StepGraph } from './graph'
import { byStart, follows, lasts, overlaps } from './order'

export interface Level {
  /** The span whose steps these are; null for those of the trace. */
  parent: SpanNode | null
  spans: SpanNode[]
}

const shown = (spans: SpanNode[]): SpanNode[] => spans.filter((span) => !span.internal).sort(byStart)

/** The steps inside a span, or those of the trace: what only wraps all the others is no step. */
export function levelOf(tree: SpanTree, inside: string | null): Level {
  const chosen = (inside && tree.byId.get(inside)) || null
  if (chosen) return { parent: chosen, spans: shown(chosen.children) }
  let parent: SpanNode | null = null
  let spans = shown(tree.roots)
  while (spans.length === 1) {
    const children = shown(spans[0]!.children)
    if (children.length === 0) break
    parent = spans[0]!
    spans = children
  }
  return { parent, spans }
}

/** The graph of a level: calls of one name are one node; an edge is drawn where one came right after another. */
export function deriveGraph(level: Level, title: string): StepGraph {
  const nodes = new Map<string, GraphNode>()
  for (const span of level.spans) {
    const node = nodes.get(span.name) ?? step(span)
    nodes.set(span.name, node)
    const inside = within(span)
    node.spans.push(span)
    node.ms += span.duration ?? 0
    node.cost += inside.cost
    node.inner += inside.count
    if (span.error) node.failed++
  }
  const edges = new Map<string, GraphEdge>()
  const add = (from: string, to: string, failed: SpanNode | null) => {
    const key = `${from}\n${to}`
    const edge = edges.get(key) ?? { from, to, count: 0, kind: 'next' as const, failed: null }
    edge.count++
    edge.failed ??= failed
    edges.set(key, edge)
  }
  for (const { before, span } of follows(level.spans)) {
    if (before.length === 0) add(START, span.name, null)
    for (const each of before) add(each.name, span.name, each.error ? each : null)
  }
  for (const span of lasts(level.spans)) if (span.duration !== null) add(span.name, END, span.error ? span : null)
  const parallel = overlaps(level.spans)
    .map((lanes) => lanes.map((lane) => [...new Set(lane.map((span) => span.name))]))
    .filter((lanes) => new Set(lanes.flat()).size > 1)
  return {
    nodes: [edgeOfTrace(START, 'start', title), ...nodes.values(), edgeOfTrace(END, 'end', '')],
    edges: [...edges.values()],
    parallel: distinct(parallel),
  }
}

/** The node that stands for a span: its own, or that of the step it runs in. */
export function nodeOf(graph: StepGraph, tree: SpanTree, id: string | null): GraphNode | null {
  if (id === null) return null
  const at = new Map(graph.nodes.flatMap((node) => node.spans.map((span) => [span.id, node] as const)))
  for (let span = tree.byId.get(id) ?? null; span; span = span.parent) {
    const node = at.get(span.id)
    if (node) return node
  }
  return null
}

const step = (span: SpanNode): GraphNode => ({
  id: span.name,
  kind: 'step',
  label: span.name,
  type: span.type,
  spans: [],
  ms: 0,
  cost: 0,
  failed: 0,
  inner: 0,
})

export const edgeOfTrace = (id: string, kind: 'start' | 'end', label: string): GraphNode => ({
  id,
  kind,
  label,
  type: 'general',
  spans: [],
  ms: 0,
  cost: 0,
  failed: 0,
  inner: 0,
})

function within(span: SpanNode): { cost: number; count: number } {
  let cost = span.cost ?? 0
  let count = 0
  const stack = [...span.children]
  while (stack.length > 0) {
    const child = stack.pop()!
    cost += child.cost ?? 0
    if (!child.internal) count++
    stack.push(...child.children)
  }
  return { cost, count }
}

/** A node stands in one box only: the first in which it overlapped others. */
function distinct(groups: string[][][]): string[][][] {
  const taken = new Set<string>()
  return groups
    .map((lanes) =>
      lanes
        .map((lane) =>
          lane.filter((id) => {
            const free = !taken.has(id)
            taken.add(id)
            return free
          }),
        )
        .filter((lane) => lane.length > 0),
    )
    .filter((lanes) => lanes.length > 1)
}
