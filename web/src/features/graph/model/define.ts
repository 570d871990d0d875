import type { SpanTree } from '../../../lib/tree'
import { isObject } from '../../../lib/messages/types'
import { END, START, type GraphEdge, type GraphNode, type StepGraph } from './graph'
import { readMermaid, type Definition } from './mermaid'

/** The graph that the SDK logged with a trace or a span: `{format: "mermaid", data: "graph TD; …"}`. */
export function definitionOf(metadata: unknown): Definition | null {
  const logged = isObject(metadata) ? metadata._opik_graph_definition : undefined
  const text = typeof logged === 'string' ? logged : isObject(logged) && typeof logged.data === 'string' ? logged.data : null
  return text === null ? null : readMermaid(text)
}

const FIRST = /^_*(start|__start__|begin)_*$/i
const LAST = /^_*(end|__end__|finish)_*$/i

/**
 * Adds what a logged definition knows beyond the spans: texts of nodes, and nodes and edges that were not run. Edges
 * between a step and one it contains are no order of steps and stay out.
 * `nodeIds`: the node that a client says a span is (`_opik.graph_node_id`), by span; without it names decide.
 */
export function withDefinition(graph: StepGraph, definition: Definition, tree: SpanTree, nodeIds: ReadonlyMap<string, string> = new Map()): StepGraph {
  const run = new Set([...tree.nodes.map((span) => span.name), ...nodeIds.values()])
  const said = new Map(graph.nodes.flatMap((node) => node.spans.flatMap((span) => (nodeIds.has(span.id) ? [[nodeIds.get(span.id)!, node.id] as const] : []))))
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const added = new Map<string, GraphNode>()
  /** Where a node of the definition is drawn; null when it ran outside of what is drawn. */
  const place = (id: string): string | null => {
    if (FIRST.test(id)) return START
    if (LAST.test(id)) return END
    const label = definition.nodes.get(id) ?? id
    const here = said.get(id) ?? (nodes.has(id) ? id : nodes.has(label) ? label : null)
    if (here) {
      if (label !== here && nodes.get(here)!.kind === 'step') nodes.set(here, { ...nodes.get(here)!, label })
      return here
    }
    if (run.has(id) || run.has(label)) return null
    if (!added.has(id)) added.set(id, notRun(id, label))
    return id
  }
  for (const id of definition.nodes.keys()) place(id)
  const known = new Set(graph.edges.map((edge) => `${edge.from}\n${edge.to}`))
  const edges: GraphEdge[] = []
  for (const edge of definition.edges) {
    const from = place(edge.from)
    const to = place(edge.to)
    if (from === null || to === null || known.has(`${from}\n${to}`)) continue
    // A start that leads somewhere else, or an end from elsewhere, is only worth a line to a step that did not run.
    if ((from === START || to === END) && !added.has(from) && !added.has(to)) continue
    known.add(`${from}\n${to}`)
    edges.push({ from, to, count: 0, kind: 'defined', failed: null })
  }
  const touched = new Set(edges.flatMap((edge) => [edge.from, edge.to]))
  const kept = [...added.values()].filter((node) => touched.has(node.id))
  const all = [...nodes.values()]
  return { ...graph, nodes: [...all.slice(0, -1), ...kept, all.at(-1)!], edges: [...graph.edges, ...edges] }
}

const notRun = (id: string, label: string): GraphNode => ({
  id,
  kind: 'defined',
  label,
  type: 'general',
  spans: [],
  ms: 0,
  cost: 0,
  failed: 0,
  inner: 0,
})
