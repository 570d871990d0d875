import type { SpanNode, SpanTree } from '../../lib/tree'
import { visibleRows } from '../../lib/tree'

/** A line of the bars: one span, or the calls of one name under the same parent that call nothing themselves. */
export interface BarRow {
  first: SpanNode
  nodes: SpanNode[]
}

/** The lines in the order of the tree; calls of one name stand where the first of them is. */
export function barRows(tree: SpanTree): BarRow[] {
  const rows: BarRow[] = []
  const open = new Map<SpanNode | null, Map<string, BarRow>>()
  for (const node of visibleRows(tree, new Set())) {
    const leaf = node.children.length === 0
    const siblings = open.get(node.parent)
    const row = leaf ? siblings?.get(node.name) : undefined
    if (row && row.first.type === node.type) {
      row.nodes.push(node)
      continue
    }
    const made = { first: node, nodes: [node] }
    rows.push(made)
    if (!leaf) continue
    if (siblings) siblings.set(node.name, made)
    else open.set(node.parent, new Map([[node.name, made]]))
  }
  return rows
}
