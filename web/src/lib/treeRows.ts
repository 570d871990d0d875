import type { SpanNode, SpanTree } from './tree'

/** So many siblings of one name in a row are drawn as one line. */
export const FOLD_FROM = 5

export type TreeRow =
  | { kind: 'span'; id: string; node: SpanNode; depth: number }
  | { kind: 'group'; id: string; nodes: SpanNode[]; depth: number }

export interface RowOptions {
  collapsed: ReadonlySet<string>
  /** Groups of siblings that are open. */
  opened: ReadonlySet<string>
  /** Only these; then nothing is folded. Null: all. */
  shown: ReadonlySet<string> | null
  /** Internal spans are left out; what is under them moves up. */
  hideInternal: boolean
}

/** The rows of the tree in view order. */
export function treeRows(tree: SpanTree, { collapsed, opened, shown, hideInternal }: RowOptions): TreeRow[] {
  const rows: TreeRow[] = []
  const stack: { nodes: SpanNode[]; at: number; depth: number }[] = [{ nodes: seen(tree.roots, hideInternal), at: 0, depth: 0 }]
  while (stack.length > 0) {
    const level = stack[stack.length - 1]!
    const node = level.nodes[level.at]
    if (!node) {
      stack.pop()
      continue
    }
    const begins = !shown && level.nodes[level.at - 1]?.name !== node.name
    const run = begins ? runLength(level.nodes, level.at) : 1
    if (run >= FOLD_FROM) {
      const id = groupId(node)
      rows.push({ kind: 'group', id, nodes: level.nodes.slice(level.at, level.at + run), depth: level.depth })
      if (!opened.has(id)) {
        level.at += run
        continue
      }
    }
    level.at++
    if (shown && !shown.has(node.id)) continue
    rows.push({ kind: 'span', id: node.id, node, depth: level.depth })
    if (node.children.length > 0 && (shown || !collapsed.has(node.id)))
      stack.push({ nodes: seen(node.children, hideInternal), at: 0, depth: level.depth + 1 })
  }
  return rows
}

/** The groups that have to be open for a span to be seen. */
export function groupsAbove(tree: SpanTree, node: SpanNode, hideInternal: boolean): string[] {
  const groups: string[] = []
  for (let at: SpanNode | null = node; at; at = at.parent) {
    const siblings = seen(at.parent?.children ?? tree.roots, hideInternal)
    let first = siblings.indexOf(at)
    while (first > 0 && siblings[first - 1]!.name === at.name) first--
    if (first >= 0 && runLength(siblings, first) >= FOLD_FROM) groups.push(groupId(siblings[first]!))
  }
  return groups
}

const groupId = (first: SpanNode): string => `group-${first.id}`

function runLength(nodes: SpanNode[], from: number): number {
  let to = from + 1
  while (to < nodes.length && nodes[to]!.name === nodes[from]!.name) to++
  return to - from
}

function seen(nodes: SpanNode[], hideInternal: boolean): SpanNode[] {
  if (!hideInternal || !nodes.some((node) => node.internal)) return nodes
  return nodes.flatMap((node) => (node.internal ? seen(node.children, true) : [node]))
}
