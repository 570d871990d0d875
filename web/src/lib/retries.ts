import type { SpanNode, SpanTree } from './tree'

export interface Attempt {
  /** From 1. */
  at: number
  of: number
}

/** Spans that are attempts at the same thing: siblings of one name in a row, each but the last having failed. */
export function attempts(tree: SpanTree): Map<string, Attempt> {
  const found = new Map<string, Attempt>()
  const visit = (siblings: SpanNode[]): void => {
    for (let first = 0; first < siblings.length; ) {
      let last = first
      while (siblings[last]!.error && siblings[last + 1]?.name === siblings[first]!.name) last++
      const run = siblings.slice(first, last + 1)
      if (run.length > 1) run.forEach((node, i) => found.set(node.id, { at: i + 1, of: run.length }))
      first = last + 1
    }
  }
  visit(tree.roots)
  for (const node of tree.nodes) if (node.children.length > 1) visit(node.children)
  return found
}
