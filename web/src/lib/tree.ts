import type { SpanType, TreeColumns } from '../api/types'

const TYPES: SpanType[] = ['general', 'llm', 'tool', 'guardrail']

/** Spans; a tree of more is built and summed up after what stands around it is drawn. */
export const LARGE_TREE = 2000

/** A span of a trace without its payload. Times in ms after the start of the trace. */
export interface SpanNode {
  index: number
  id: string
  name: string
  type: SpanType
  model: string | null
  provider: string | null
  start: number
  /** Null while the span is open. */
  duration: number | null
  /** Time to the first token in ms. */
  ttft: number | null
  tokens: number | null
  promptTokens: number | null
  completionTokens: number | null
  /** USD. */
  cost: number | null
  error: boolean
  /** Made by the client for its own purposes, such as steps of an evaluation. */
  internal: boolean
  parent: SpanNode | null
  children: SpanNode[]
  depth: number
}

export interface SpanTree {
  roots: SpanNode[]
  /** In the order of the columns: by start time and id. */
  nodes: SpanNode[]
  byId: Map<string, SpanNode>
  /** The axis: from the earliest start to the latest end, in ms after the start of the trace. */
  from: number
  to: number
  errors: number
}

/** Builds the tree out of the columns. A parent that is missing, itself, or part of a cycle makes a root. */
export function buildTree(columns: TreeColumns): SpanTree {
  const s = columns.spans
  const nodes: SpanNode[] = s.id.map((id, index) => ({
    index,
    id,
    name: columns.names[s.name[index] ?? -1] ?? '',
    type: TYPES[s.type[index] ?? 0] ?? 'general',
    model: columns.models[s.model[index] ?? -1] ?? null,
    provider: columns.providers[s.provider[index] ?? -1] ?? null,
    start: s.start[index] ?? 0,
    duration: s.duration[index] ?? null,
    ttft: s.ttft[index] ?? null,
    tokens: s.total_tokens[index] ?? null,
    promptTokens: s.prompt_tokens[index] ?? null,
    completionTokens: s.completion_tokens[index] ?? null,
    cost: s.cost[index] ?? null,
    error: s.error[index] === 1,
    internal: s.internal?.[index] === 1,
    parent: null,
    children: [],
    depth: 0,
  }))

  const roots: SpanNode[] = []
  const parentOf = (index: number): number => {
    const parent = s.parent[index] ?? -1
    return parent >= 0 && parent < nodes.length && parent !== index ? parent : -1
  }
  const inCycle = findCycles(nodes.length, parentOf)
  nodes.forEach((node, index) => {
    const parent = inCycle.has(index) ? -1 : parentOf(index)
    if (parent < 0) roots.push(node)
    else {
      node.parent = nodes[parent]!
      node.parent.children.push(node)
    }
  })

  const stack = [...roots]
  while (stack.length > 0) {
    const node = stack.pop()!
    for (const child of node.children) {
      child.depth = node.depth + 1
      stack.push(child)
    }
  }

  let from = 0
  let to = 0
  let errors = 0
  for (const node of nodes) {
    from = Math.min(from, node.start)
    to = Math.max(to, end(node))
    if (node.error) errors++
  }
  return { roots, nodes, byId: new Map(nodes.map((node) => [node.id, node])), from, to, errors }
}

/** One member of every parent cycle; cutting there leaves a forest. */
function findCycles(size: number, parentOf: (index: number) => number): Set<number> {
  const cut = new Set<number>()
  const state = new Uint8Array(size) // 0 unseen, 1 on the current walk, 2 done
  for (let start = 0; start < size; start++) {
    const walk: number[] = []
    let at = start
    while (at >= 0 && state[at] === 0) {
      state[at] = 1
      walk.push(at)
      at = parentOf(at)
    }
    if (at >= 0 && state[at] === 1) cut.add(at)
    for (const index of walk) state[index] = 2
  }
  return cut
}

export const end = (node: SpanNode): number => node.start + (node.duration ?? 0)

/** The rows in view order; the children of collapsed spans are left out. */
export function visibleRows(tree: SpanTree, collapsed: ReadonlySet<string>): SpanNode[] {
  const rows: SpanNode[] = []
  const stack = [...tree.roots].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    rows.push(node)
    if (collapsed.has(node.id)) continue
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
  return rows
}

/** The spans whose name or model contains the text, with all their ancestors; null when there is nothing to find. */
export function findSpans(tree: SpanTree, text: string): { hits: SpanNode[]; shown: Set<string> } | null {
  const needle = text.trim().toLowerCase()
  if (!needle) return null
  const hits: SpanNode[] = []
  const shown = new Set<string>()
  for (const node of tree.nodes) {
    if (!node.name.toLowerCase().includes(needle) && !node.model?.toLowerCase().includes(needle) && node.id !== needle) continue
    hits.push(node)
    for (let at: SpanNode | null = node; at && !shown.has(at.id); at = at.parent) shown.add(at.id)
  }
  return { hits, shown }
}
