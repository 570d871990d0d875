import type { Filter, SpanType } from '../api/types'
import type { SpanNode, SpanTree } from './tree'

/** What the tree is narrowed to; in the address as filters of the reference product are written. */
export interface TreeFilters {
  types: SpanType[]
  errors: boolean
  /** Least duration, ms. */
  slow: number | null
  cost: boolean
  /** The whole name of the spans. */
  name: string | null
}

export const NO_TREE_FILTERS: TreeFilters = { types: [], errors: false, slow: null, cost: false, name: null }

export function readTreeFilters(filters: Filter[] | undefined): TreeFilters {
  const result: TreeFilters = { ...NO_TREE_FILTERS, types: [] }
  for (const { field, operator, value } of filters ?? []) {
    if (field === 'type' && operator === '=') result.types.push(value as SpanType)
    else if (field === 'error_info') result.errors = true
    else if (field === 'duration' && operator.startsWith('>') && Number(value) > 0) result.slow = Number(value)
    else if (field === 'total_estimated_cost') result.cost = true
    else if (field === 'name' && operator === '=' && value) result.name = value
  }
  return result
}

export function writeTreeFilters({ types, errors, slow, cost, name }: TreeFilters): Filter[] | undefined {
  const filters: Filter[] = [
    ...types.map((value): Filter => ({ field: 'type', operator: '=', value })),
    ...(errors ? [{ field: 'error_info', operator: 'is_not_empty', value: '' }] : []),
    ...(slow === null ? [] : [{ field: 'duration', operator: '>=', value: String(slow) }]),
    ...(cost ? [{ field: 'total_estimated_cost', operator: '>', value: '0' }] : []),
    ...(name === null ? [] : [{ field: 'name', operator: '=', value: name }]),
  ]
  return filters.length > 0 ? filters : undefined
}

export const countFilters = ({ types, errors, slow, cost, name }: TreeFilters): number =>
  (types.length > 0 ? 1 : 0) + (errors ? 1 : 0) + (slow === null ? 0 : 1) + (cost ? 1 : 0) + (name === null ? 0 : 1)

/** The test of a span; null when every span passes. */
export function treeFilter(filters: TreeFilters): ((node: SpanNode) => boolean) | null {
  if (countFilters(filters) === 0) return null
  const { types, errors, slow, cost, name } = filters
  return (node) =>
    (types.length === 0 || types.includes(node.type)) &&
    (!errors || node.error) &&
    (slow === null || (node.duration ?? Infinity) >= slow) &&
    (!cost || (node.cost ?? 0) > 0) &&
    (name === null || node.name === name)
}

/** The spans that pass, and all above them. */
export function withAncestors(tree: SpanTree, passes: (node: SpanNode) => boolean): { hits: SpanNode[]; shown: Set<string> } {
  const hits: SpanNode[] = []
  const shown = new Set<string>()
  for (const node of tree.nodes) {
    if (!passes(node)) continue
    hits.push(node)
    for (let at: SpanNode | null = node; at && !shown.has(at.id); at = at.parent) shown.add(at.id)
  }
  return { hits, shown }
}
