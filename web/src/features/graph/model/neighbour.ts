import type { StepGraph } from './graph'
import type { Layout, Placed } from './layout'

export type Way = 'up' | 'down' | 'left' | 'right'

/** Where an arrow key leads: along a line where there is one, otherwise to what lies nearest in that direction. */
export function neighbour(graph: StepGraph, layout: Layout, id: string, way: Way): string | null {
  const here = layout.placed.get(id)
  if (!here) return null
  const all = [...layout.placed.values()].filter((each) => each !== here)
  if (way === 'left' || way === 'right') {
    const side = all.filter((each) => (way === 'left' ? each.x < here.x : each.x > here.x) && Math.abs(each.y - here.y) < here.height)
    return nearest(side, here)
  }
  const there = all.filter((each) => (way === 'down' ? each.y > here.y : each.y < here.y))
  const linked = new Set(graph.edges.flatMap((edge) => (way === 'down' && edge.from === id ? [edge.to] : way === 'up' && edge.to === id ? [edge.from] : [])))
  const along = there.filter((each) => linked.has(each.node.id) && each.node.spans.length > 0)
  return nearest(along.length > 0 ? along : there, here)
}

function nearest(nodes: Placed[], here: Placed): string | null {
  const away = (node: Placed) => Math.abs(node.y - here.y) * 2 + Math.abs(node.x - here.x)
  return nodes.reduce<Placed | null>((best, node) => (!best || away(node) < away(best) ? node : best), null)?.node.id ?? null
}
