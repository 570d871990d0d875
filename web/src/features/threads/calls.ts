import type { SpanTree } from '../../lib/tree'

export interface Calls {
  name: string
  /** Its first span; where one failed, the first that did. */
  id: string
  count: number
  failed: number
}

/** More tools than these are in the trace. */
const MOST = 4

/** The tools that a turn called, in their order, and how often they failed; other steps only when they failed. */
export function callsOf(tree: SpanTree): Calls[] {
  const calls = new Map<string, Calls>()
  for (const node of tree.nodes) {
    if (node.internal || (node.type !== 'tool' && !(node.error && node.children.length === 0))) continue
    const call = calls.get(node.name) ?? { name: node.name, id: node.id, count: 0, failed: 0 }
    call.count++
    if (node.error && call.failed++ === 0) call.id = node.id
    calls.set(node.name, call)
  }
  const all = [...calls.values()]
  // What failed is never the one left out.
  return all.length <= MOST ? all : [...all.filter((call) => call.failed > 0), ...all.filter((call) => call.failed === 0)].slice(0, MOST)
}
