import { graphlib, layout } from '@dagrejs/dagre'
import type { Candidate } from './trials'

export interface Placed {
  candidate: Candidate
  x: number
  y: number
}

export interface Edge {
  from: string
  to: string
  /** A second parent. */
  dashed: boolean
  path: string
}

export interface Tree {
  nodes: Placed[]
  edges: Edge[]
  width: number
  height: number
}

const NODE = { width: 44, height: 34 }

/** Candidates from left to right, each right of what it came from. */
export function treeOf(candidates: Candidate[]): Tree {
  const graph = new graphlib.Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 6, ranksep: 22, marginx: 10, marginy: 10 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const each of candidates) graph.setNode(each.id, { ...NODE })
  for (const each of candidates) for (const [index, parent] of each.parents.entries()) graph.setEdge(parent, each.id, { weight: index === 0 ? 4 : 1 })
  layout(graph)
  const placed = new Map(candidates.map((candidate) => [candidate.id, { candidate, x: graph.node(candidate.id).x, y: graph.node(candidate.id).y }]))
  const edges = candidates.flatMap((each) =>
    each.parents.flatMap((parent, index): Edge[] => {
      const [a, b] = [placed.get(parent), placed.get(each.id)]
      if (!a || !b) return []
      const middle = (a.x + b.x) / 2
      return [{ from: parent, to: each.id, dashed: index > 0 || each.state === 'running', path: `M${a.x} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${b.x} ${b.y}` }]
    }),
  )
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return { nodes: [...placed.values()], edges, width, height }
}
