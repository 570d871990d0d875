import type { GraphEdge } from './graph'
import { edgeKey, type Layout, type Placed } from './layout'

export interface Route {
  path: string
  /** Where a label stands: its centre, or its left end beside a loop. */
  label: { x: number; y: number; beside: boolean }
}

const CLEAR = 14
/** How far a loop stands out at the right. */
const LOOP = 30
/** Beside the middle of a node, px. */
const ASIDE = -44

/** How the line of an edge goes: straight down, around nodes between, or back up at the right. */
export function routeOf(edge: GraphEdge, layout: Layout, spread: Spread): Route | null {
  const from = layout.placed.get(edge.from)
  const to = layout.placed.get(edge.to)
  if (!from || !to) return null
  if (from === to) return selfLoop(from)
  if (layout.back.has(edgeKey(edge))) return upwards(from, to, spread.loop(edge))
  const x1 = from.x + spread.out(edge)
  const x2 = to.x + spread.in(edge)
  const y1 = from.y + from.height
  const y2 = to.y
  const blocked = between(layout, from, to)
  const through = blocked.length > 0 ? freeX(blocked, (x1 + x2) / 2, x2) : null
  if (through === null || blocked.every((each) => away(each, x1) && away(each, x2) && Math.abs(x1 - x2) < 1)) {
    return { path: curve(x1, y1, x2, y2), label: { x: (x1 + x2) / 2, y: (y1 + y2) / 2, beside: false } }
  }
  const top = Math.min(...blocked.map((each) => each.y)) - 6
  const low = Math.max(...blocked.map((each) => each.y + each.height)) + 6
  return {
    path: `${curve(x1, y1, through, Math.max(top, y1 + 4))} L${through} ${Math.min(low, y2 - 4)} ${curve(through, Math.min(low, y2 - 4), x2, y2, false)}`,
    label: { x: through, y: (top + low) / 2, beside: false },
  }
}

const between = (layout: Layout, from: Placed, to: Placed): Placed[] =>
  [...layout.placed.values()].filter((each) => each.layer > from.layer && each.layer < to.layer)

const away = (node: Placed, x: number): boolean => Math.abs(node.x - x) > node.width / 2 + CLEAR

/** The x nearest to the wanted one at which a line down passes no node. */
function freeX(nodes: Placed[], wanted: number, other: number): number {
  const sides = nodes.flatMap((node) => [node.x - node.width / 2 - CLEAR - 1, node.x + node.width / 2 + CLEAR + 1])
  const free = [other, wanted, ...sides].filter((x) => nodes.every((node) => away(node, x)))
  return free.reduce((best, x) => (Math.abs(x - wanted) < Math.abs(best - wanted) ? x : best), free[0] ?? wanted)
}

function curve(x1: number, y1: number, x2: number, y2: number, move = true): string {
  const middle = (y2 - y1) / 2
  return `${move ? `M${x1} ${y1} ` : ''}C${x1} ${y1 + middle} ${x2} ${y2 - middle} ${x2} ${y2}`
}

function selfLoop(at: Placed): Route {
  const x = at.x + at.width / 2
  const y = at.y + at.height / 2
  return {
    path: `M${x} ${y - 12} C${x + LOOP} ${y - 12} ${x + LOOP} ${y + 12} ${x + 1} ${y + 12}`,
    label: { x: x + LOOP - 4, y, beside: true },
  }
}

function upwards(from: Placed, to: Placed, number: number): Route {
  const x1 = from.x + from.width / 2
  const x2 = to.x + to.width / 2
  const out = Math.max(x1, x2) + LOOP + number * 14
  const y1 = from.y + from.height / 2
  const y2 = to.y + to.height / 2
  return {
    path: `M${x1} ${y1} C${out} ${y1} ${out} ${y1} ${out} ${y1 - Math.min(24, (y1 - y2) / 2)} L${out} ${y2 + Math.min(24, (y1 - y2) / 2)} C${out} ${y2} ${out} ${y2} ${x2 + 1} ${y2}`,
    label: { x: out - 8, y: (y1 + y2) / 2, beside: true },
  }
}

export interface Spread {
  out: (edge: GraphEdge) => number
  in: (edge: GraphEdge) => number
  loop: (edge: GraphEdge) => number
}

/** Lines that meet at a node end side by side. */
export function spreadOf(edges: GraphEdge[], layout: Layout): Spread {
  const ins = new Map<string, number>()
  const loops = new Map<string, number>()
  const into = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    if (layout.back.has(edgeKey(edge))) loops.set(edgeKey(edge), edge.from === edge.to ? 0 : loops.size)
    // What was not gone comes in at the left, and leaves the middle to what was.
    else if (edge.kind !== 'next') ins.set(edgeKey(edge), ASIDE)
    else into.set(edge.to, [...(into.get(edge.to) ?? []), edge])
  }
  const x = (id: string) => layout.placed.get(id)?.x ?? 0
  for (const group of into.values()) {
    const sorted = group.sort((a, b) => x(a.from) - x(b.from))
    const step = Math.min(32, 120 / Math.max(1, sorted.length - 1))
    sorted.forEach((edge, i) => ins.set(edgeKey(edge), (i - (sorted.length - 1) / 2) * step))
  }
  return { out: () => 0, in: (edge) => ins.get(edgeKey(edge)) ?? 0, loop: (edge) => loops.get(edgeKey(edge)) ?? 0 }
}
