import { END, START, type GraphNode, type StepGraph } from './graph'
import { backEdges, layers } from './layers'

export interface Placed {
  node: GraphNode
  /** Centre and top, px. */
  x: number
  y: number
  width: number
  height: number
  layer: number
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Layout {
  placed: Map<string, Placed>
  boxes: Box[]
  width: number
  height: number
  /** Edges that lead back up. */
  back: Set<string>
}

export const NODE = { width: 172, height: 56 }
const PILL = { width: 172, height: 26 }
const GHOST_HEIGHT = 48
const GAP_X = 64
/** Between layers; where lines fork or meet, and where a label stands. */
const GAP_Y = 24
const GAP_FORK = 38
const GAP_LABEL = 60
/** Around the nodes of a dashed box. */
const PAD = 18
/** Beside the outermost nodes: loops and their labels. */
const MARGIN = 24
const LOOP_ROOM = 132
/** Nodes side by side in a row; more go into further rows. */
const MOST_IN_ROW = 4

export const edgeKey = (edge: { from: string; to: string }): string => `${edge.from}\n${edge.to}`

/**
 * Top to bottom in layers by the longest way from the start; lanes of steps that overlap side by side, centred; steps
 * that did not run at the left of the others.
 */
export function layout(graph: StepGraph): Layout {
  const back = backEdges(graph)
  const depth = layers(graph, back)
  const column = new Map<string, number>()
  for (const lanes of graph.parallel) lanes.forEach((lane, i) => lane.forEach((id) => column.set(id, i - (lanes.length - 1) / 2)))
  const rows: GraphNode[][] = []
  for (const node of graph.nodes) (rows[depth.get(node.id)!] ??= []).push(node)

  const placed = new Map<string, Placed>()
  const boxed = new Set(graph.parallel.flat(2))
  let y = 12
  rows.forEach((row, layer) => {
    if (layer > 0) y += gap(graph, rows[layer - 1]!, row, boxed)
    const ran = row.filter((node) => !ghost(node))
    const absent = row.filter(ghost)
    const lanes = ran.length > 1 && ran.length <= MOST_IN_ROW && ran.every((node) => column.has(node.id)) && new Set(ran.map((node) => column.get(node.id))).size === ran.length
    const lines = chunk(ran.sort((a, b) => (column.get(a.id) ?? 0) - (column.get(b.id) ?? 0)), MOST_IN_ROW)
    let left = 0
    lines.forEach((line, number) => {
      if (number > 0) y += NODE.height + GAP_Y
      line.forEach((node, i) => {
        const alone = ran.length === 1 ? (column.get(node.id) ?? 0) : i - (line.length - 1) / 2
        const x = (lanes ? column.get(node.id)! : alone) * (NODE.width + GAP_X)
        left = Math.min(left, x)
        placed.set(node.id, { node, x, y, layer, ...size(node) })
      })
    })
    absent.forEach((node, i) => {
      const from = graph.edges.find((edge) => edge.to === node.id && placed.has(edge.from))
      const base = ran.length > 0 ? left : (placed.get(from?.from ?? '')?.x ?? 0)
      placed.set(node.id, { node, x: base - (i + 1) * (NODE.width + 12), y, layer, ...size(node) })
    })
    y += Math.max(...row.map((node) => size(node).height), 0)
  })
  return shifted(graph, placed, back, y)
}

const ghost = (node: GraphNode): boolean => node.kind === 'usual' || node.kind === 'defined'

const size = (node: GraphNode) =>
  node.id === START || node.id === END ? PILL : { width: NODE.width, height: ghost(node) ? GHOST_HEIGHT : NODE.height }

function gap(graph: StepGraph, above: GraphNode[], below: GraphNode[], boxed: Set<string>): number {
  const upper = new Set(above.map((node) => node.id))
  const lower = new Set(below.map((node) => node.id))
  const between = graph.edges.filter((edge) => upper.has(edge.from) && (lower.has(edge.to) || edge.share !== undefined))
  if (graph.edges.some((edge) => upper.has(edge.from) && edge.failed && edge.from !== edge.to) && !below.every(ghost)) return GAP_LABEL
  const box = above.some((node) => boxed.has(node.id)) !== below.some((node) => boxed.has(node.id)) ? PAD : 0
  return (between.length > 1 || below.some(ghost) ? GAP_FORK : GAP_Y) + box
}

function chunk<T>(items: T[], most: number): T[][] {
  const rows = Math.max(1, Math.ceil(items.length / most))
  const each = Math.ceil(items.length / rows)
  return Array.from({ length: rows }, (_, i) => items.slice(i * each, (i + 1) * each))
}

/** Moves everything to positive coordinates and draws the boxes. */
function shifted(graph: StepGraph, placed: Map<string, Placed>, back: Set<string>, bottom: number): Layout {
  const boxes = graph.parallel
    .map((lanes) => lanes.flat().flatMap((id) => placed.get(id) ?? []))
    .filter((members) => members.length > 1)
    .map((members) => {
      const left = Math.min(...members.map((each) => each.x - each.width / 2)) - PAD
      const top = Math.min(...members.map((each) => each.y)) - PAD
      return {
        x: left,
        y: top,
        width: Math.max(...members.map((each) => each.x + each.width / 2)) + PAD - left,
        height: Math.max(...members.map((each) => each.y + each.height)) + PAD - top,
      }
    })
  const all = [...placed.values()]
  const left = Math.min(...all.map((each) => each.x - each.width / 2), ...boxes.map((box) => box.x))
  const right = Math.max(...all.map((each) => each.x + each.width / 2), ...boxes.map((box) => box.x + box.width))
  const loops = graph.edges.filter((edge) => back.has(edgeKey(edge)))
  const room = loops.reduce((most, edge) => {
    const at = placed.get(edge.from)!
    return Math.max(most, at.x + at.width / 2 + LOOP_ROOM - right)
  }, 0)
  for (const each of all) each.x += MARGIN - left
  return {
    placed,
    boxes: boxes.map((box) => ({ ...box, x: box.x + MARGIN - left })),
    width: right - left + 2 * MARGIN + room,
    height: bottom + 16,
    back,
  }
}
