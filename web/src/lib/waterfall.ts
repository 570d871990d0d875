import { duration } from './format'
import { end, type SpanNode, type SpanTree } from './tree'

export interface Bar {
  /** Shares of the axis in 0..1. */
  left: number
  width: number
  /** Share of the bar that was spent waiting for the first token. */
  wait: number
}

/** A part of the axis in 0..1 shares of the trace. */
export interface Window {
  from: number
  to: number
}

export const WHOLE: Window = { from: 0, to: 1 }

/** The least part of a trace that can be zoomed to. */
const LEAST_WINDOW = 1e-5

/** Zooms by a factor around a point (share of the window); never beyond the trace. */
export function zoom(window: Window, factor: number, at: number): Window {
  const size = Math.min(1, Math.max(LEAST_WINDOW, (window.to - window.from) * factor))
  const fixed = window.from + (window.to - window.from) * at
  return shift({ from: fixed - size * at, to: fixed - size * at + size }, 0)
}

/** Moves a window by a share of itself, and back inside the trace. */
export function shift(window: Window, by: number): Window {
  const size = window.to - window.from
  const from = Math.min(1 - size, Math.max(0, window.from + by * size))
  return { from, to: from + size }
}

/** Where a span lies on the axis. An open span reaches to the end of the axis. */
export function bar(node: SpanNode, from: number, to: number): Bar {
  const extent = Math.max(to - from, 0.001)
  const stop = node.duration === null ? to : end(node)
  const left = clamp((node.start - from) / extent)
  const width = clamp((stop - from) / extent) - left
  const wait = node.ttft !== null && node.duration ? clamp(node.ttft / node.duration) : 0
  return { left, width: Math.max(width, 0), wait }
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

export interface Tick {
  at: number
  label: string
}

/** As many ticks as stand beside one another on `width` px. */
export function fittingTicks(from: number, to: number, width: number): Tick[] {
  for (let most = 8; most > 2; most--) {
    const result = ticks(from, to, most)
    const longest = Math.max(...result.map((tick) => tick.label.length))
    // The last label stands left of its tick and needs room of its own.
    if (result.length * (longest * PX_PER_LETTER + 12) <= width) return result
  }
  return ticks(from, to, 2)
}

/** Mean width of a letter at 11 px. */
const PX_PER_LETTER = 6.2

/** Round steps (1, 2, 5 times a power of ten, minutes above 60 s), at most `most` of them. */
export function ticks(from: number, to: number, most = 8): Tick[] {
  const extent = to - from
  if (!(extent > 0)) return [{ at: 0, label: duration(0) }]
  const step = roundStep(extent / most)
  const result: Tick[] = []
  // Steps are counted from the start of the trace, also where the axis begins elsewhere.
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + extent * 1e-4 && result.length <= most; i++) {
    result.push({ at: (i * step - from) / extent, label: tickLabel(i * step, step) })
  }
  return result
}

const LADDER = [60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000]

function roundStep(least: number): number {
  if (least > 30_000) {
    return LADDER.find((step) => step >= least) ?? Math.ceil(least / 3_600_000) * 3_600_000
  }
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 5, 10].find((f) => f * power >= least * 0.9999) ?? 10
  return factor * power
}

function tickLabel(ms: number, step: number): string {
  if (step >= 60_000) return `${Math.round(ms / 60_000)}\u00a0m`
  if (step >= 1000) return `${Math.round(ms / 1000)}\u00a0s`
  if (step >= 100) return `${(ms / 1000).toFixed(1)}\u00a0s`
  return step >= 1 ? `${Math.round(ms)}\u00a0ms` : `${ms.toFixed(1)}\u00a0ms`
}

export interface PathPart {
  node: SpanNode
  /** Time in ms that only this span can explain: on the path and in none of its children on it. */
  self: number
}

/** Clients round times to a millisecond; ends this close to a start count as before it. */
const CLOCK_STEP = 1

/**
 * The critical path: walking back from the end, the span that ended last is what the trace waited for.
 * A gap between children belongs to their parent; `outside` is what no span explains.
 */
export function criticalPath(tree: SpanTree): { parts: PathPart[]; outside: number; on: Set<string> } {
  const self = new Map<SpanNode, number>()
  const add = (node: SpanNode, ms: number) => {
    if (ms > 0) self.set(node, (self.get(node) ?? 0) + ms)
  }
  const on = new Set<string>()
  const finished = tree.nodes.some((node) => node.duration !== null)
  // Work items instead of recursion: chains of spans can be thousands deep.
  const work: { node: SpanNode | null; children: SpanNode[]; from: number; to: number }[] = finished
    ? [{ node: null, children: tree.roots, from: tree.from, to: tree.to }]
    : []
  while (work.length > 0) {
    const { node, children, from, to } = work.pop()!
    let cursor = to
    // By their end, latest first. A child still running when the next one started was not waited for.
    const candidates = children.filter((child) => child.duration !== null).sort((a, b) => end(b) - end(a))
    for (const child of candidates) {
      if (cursor <= from) break
      const stop = Math.min(end(child), cursor)
      const start = Math.max(child.start, from)
      if (stop <= start || (cursor < to && end(child) > cursor + CLOCK_STEP)) continue
      if (node) add(node, cursor - stop)
      on.add(child.id)
      work.push({ node: child, children: child.children, from: start, to: stop })
      cursor = start
    }
    if (node) add(node, cursor - from)
  }
  const parts = [...self].map(([node, ms]) => ({ node, self: ms })).sort((a, b) => b.self - a.self)
  const explained = parts.reduce((sum, part) => sum + part.self, 0)
  return { parts, outside: finished ? Math.max(0, tree.to - tree.from - explained) : 0, on }
}

export interface Share {
  name: string
  count: number
  value: number
  /** 0..1 of the whole. */
  share: number
  node: SpanNode
  error: boolean
}

/** Adds up by name, largest first; what does not fit into `most` lines becomes `rest`. Shares are of `whole`, or of the sum. */
export function byName(parts: { node: SpanNode; value: number }[], most: number, whole?: number): { lines: Share[]; rest: Share | null } {
  const groups = new Map<string, Share>()
  let sum = 0
  for (const { node, value } of parts) {
    if (!(value > 0)) continue
    sum += value
    const group = groups.get(node.name)
    if (group) {
      group.value += value
      group.count++
      group.error ||= node.error
    } else groups.set(node.name, { name: node.name, count: 1, value, share: 0, node, error: node.error })
  }
  const sorted = [...groups.values()].sort((a, b) => b.value - a.value)
  const total = whole ?? sum
  for (const group of sorted) group.share = group.value / total
  if (sorted.length <= most) return { lines: sorted, rest: null }
  const others = sorted.slice(most - 1)
  const value = others.reduce((sum, group) => sum + group.value, 0)
  return {
    lines: sorted.slice(0, most - 1),
    rest: { name: '', count: others.length, value, share: value / total, node: others[0]!.node, error: false },
  }
}
