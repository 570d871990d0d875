import { END, START, type GraphEdge, type GraphNode, type StepGraph } from './graph'
import { backEdges, layers } from './layers'

/** More nodes than this are not drawn one by one. */
export const MOST_NODES = 60
/** Into so many stretches a long row of steps is cut. */
const STRETCHES = MOST_NODES / 4

/**
 * Folds a graph that is too large to be read: first what ran in parallel becomes one node, then stretches of layers do.
 * Folds whose id is in `open` stay open.
 */
export function fold(graph: StepGraph, open: ReadonlySet<string>): StepGraph {
  if (graph.nodes.length <= MOST_NODES) return graph
  const parallel = graph.parallel.map((lanes) => lanes.flat()).filter((group) => group.length > 2)
  const once = join(graph, parallel, open)
  if (once.nodes.length <= MOST_NODES) return once
  const depth = layers(once, backEdges(once))
  const steps = once.nodes.filter((node) => node.kind !== 'start' && node.kind !== 'end' && node.kind !== 'fold')
  const sorted = [...steps].sort((a, b) => depth.get(a.id)! - depth.get(b.id)!)
  return join(once, stretches(sorted.map((node) => node.id), open), open)
}

/** Cuts a row of steps into stretches; one that is open and still long is cut again. */
function stretches(ids: string[], open: ReadonlySet<string>): string[][] {
  const size = Math.max(2, Math.ceil(ids.length / STRETCHES))
  const groups = Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size))
  return groups.flatMap((group) => (group.length > STRETCHES && open.has(foldId(group)) ? stretches(group, open) : group.length > 1 ? [group] : []))
}

/** A stretch and the first of its parts begin with the same step. */
const foldId = (group: string[]): string => `\u0000fold ${group.length} ${group[0]}`

function join(graph: StepGraph, groups: string[][], open: ReadonlySet<string>): StepGraph {
  const into = new Map<string, string>()
  const members = new Map<string, GraphNode[]>()
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  for (const group of groups) {
    const id = foldId(group)
    if (open.has(id)) continue
    members.set(id, group.flatMap((each) => byId.get(each) ?? []))
    for (const each of group) into.set(each, id)
  }
  const nodes: GraphNode[] = []
  const drawn = new Set<string>()
  for (const node of graph.nodes) {
    const id = into.get(node.id)
    if (!id) nodes.push(node)
    else if (!drawn.has(id)) {
      drawn.add(id)
      nodes.push(folded(id, members.get(id)!))
    }
  }
  const edges = new Map<string, GraphEdge>()
  for (const edge of graph.edges) {
    const from = into.get(edge.from) ?? edge.from
    const to = into.get(edge.to) ?? edge.to
    // What goes on inside of a fold is not drawn.
    if (from === to && into.has(edge.from)) continue
    const key = `${from}\n${to}`
    const known = edges.get(key)
    edges.set(key, known ? { ...known, count: known.count + edge.count, failed: known.failed ?? edge.failed } : { ...edge, from, to })
  }
  return { nodes, edges: [...edges.values()], parallel: graph.parallel.filter((lanes) => !lanes.flat().some((id) => into.has(id))) }
}

const sum = (nodes: GraphNode[], of: (node: GraphNode) => number): number => nodes.reduce((total, node) => total + of(node), 0)

const folded = (id: string, members: GraphNode[]): GraphNode => ({
  id,
  kind: 'fold',
  label: '',
  type: members[0]?.type ?? 'general',
  spans: members.flatMap((node) => node.spans).sort((a, b) => a.start - b.start),
  ms: sum(members, (node) => node.ms),
  cost: sum(members, (node) => node.cost),
  failed: sum(members, (node) => node.failed),
  inner: sum(members, (node) => node.inner),
  members,
})

export const isEnd = (node: GraphNode): boolean => node.id === START || node.id === END
