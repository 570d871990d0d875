import type { SpanTree } from './tree'

export interface Repeated {
  name: string
  count: number
  failed: number
  /** All of them together, in ms. */
  ms: number
}

/** The same step failing more than once under one parent: the usual sign of a retry that did not help. */
export function repeatedFailure(tree: SpanTree): Repeated | null {
  if (tree.errors < 2) return null
  const groups = new Map<string, Repeated>()
  for (const node of tree.nodes) {
    const key = `${node.parent?.id ?? ''}\n${node.name}`
    const group = groups.get(key) ?? { name: node.name, count: 0, failed: 0, ms: 0 }
    group.count++
    group.ms += node.duration ?? 0
    if (node.error) group.failed++
    groups.set(key, group)
  }
  return [...groups.values()].filter((group) => group.failed > 1).sort((a, b) => b.ms - a.ms)[0] ?? null
}
