import type { GraphEdge, StepGraph } from './graph'

const key = (edge: GraphEdge): string => `${edge.from}\n${edge.to}`

/** The edges that lead back: to the node itself, or to one that is on the way to it. Found by walking from the start. */
export function backEdges(graph: StepGraph): Set<string> {
  const back = new Set<string>()
  const out = new Map<string, GraphEdge[]>()
  for (const edge of graph.edges) out.set(edge.from, [...(out.get(edge.from) ?? []), edge])
  const state = new Map<string, 'open' | 'done'>()
  for (const { id } of graph.nodes) {
    if (state.has(id)) continue
    const stack: { id: string; at: number }[] = [{ id, at: 0 }]
    state.set(id, 'open')
    while (stack.length > 0) {
      const top = stack.at(-1)!
      const edge = out.get(top.id)?.[top.at++]
      if (!edge) {
        state.set(top.id, 'done')
        stack.pop()
      } else if (state.get(edge.to) === 'open') back.add(key(edge))
      else if (!state.has(edge.to)) {
        state.set(edge.to, 'open')
        stack.push({ id: edge.to, at: 0 })
      }
    }
  }
  return back
}

/** The layer of each node: the longest way to it over edges that lead forward. */
export function layers(graph: StepGraph, back: ReadonlySet<string>): Map<string, number> {
  const edges = graph.edges.filter((edge) => !back.has(key(edge)))
  const waiting = new Map<string, number>(graph.nodes.map((node) => [node.id, 0]))
  for (const edge of edges) waiting.set(edge.to, (waiting.get(edge.to) ?? 0) + 1)
  const out = new Map<string, GraphEdge[]>()
  for (const edge of edges) out.set(edge.from, [...(out.get(edge.from) ?? []), edge])
  const depth = new Map<string, number>(graph.nodes.map((node) => [node.id, 0]))
  const ready = graph.nodes.filter((node) => waiting.get(node.id) === 0).map((node) => node.id)
  while (ready.length > 0) {
    const id = ready.pop()!
    for (const edge of out.get(id) ?? []) {
      depth.set(edge.to, Math.max(depth.get(edge.to) ?? 0, depth.get(id)! + 1))
      const left = waiting.get(edge.to)! - 1
      waiting.set(edge.to, left)
      if (left === 0) ready.push(edge.to)
    }
  }
  // The end stands below everything, also below what never reached it.
  const last = graph.nodes.at(-1)
  if (last?.kind === 'end') depth.set(last.id, Math.max(depth.get(last.id)!, 1 + Math.max(...graph.nodes.slice(0, -1).map((node) => depth.get(node.id)!))))
  return depth
}
