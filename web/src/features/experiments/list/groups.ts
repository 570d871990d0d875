import type { Filter } from '../../../api/types'
import type { GroupNode } from '../types'
import type { GroupRow } from './rows'

/** Values of nested groups as one text: what the address keeps of open groups. */
export const pathOf = (values: string[]): string => JSON.stringify(values)

export interface Leaf {
  path: string
  values: string[]
  count: number
}

/** The groups that are in view, each followed by what is open of it: more groups, or (a leaf) its experiments. */
export function flattenGroups(content: Record<string, GroupNode>, groups: string[], expanded: ReadonlySet<string>): (GroupRow | Leaf)[] {
  const walk = (nodes: Record<string, GroupNode>, level: number, before: string[]): (GroupRow | Leaf)[] =>
    Object.entries(nodes).flatMap(([value, node]) => {
      const values = [...before, value]
      const path = pathOf(values)
      const open = expanded.has(path)
      const row: GroupRow = { kind: 'group', id: path, level, field: groups[level] ?? '', label: node.label, open, aggregations: node.aggregations }
      if (!open) return [row]
      return node.groups ? [row, ...walk(node.groups, level + 1, values)] : [row, { path, values, count: node.aggregations?.experiment_count ?? 0 }]
    })
  return walk(content, 0, [])
}

/** The conditions that an experiment of a group fulfils. */
export function filtersOf(groups: string[], values: string[]): Filter[] {
  return groups.flatMap((group, index): Filter[] => {
    const value = values[index] ?? ''
    if (group === 'tags') return [value === '' ? { field: 'tags', operator: 'is_empty', value: '' } : { field: 'tags', operator: 'contains', value }]
    if (group === 'dataset_id') return [{ field: 'dataset_id', operator: '=', value }]
    const key = group.slice('metadata.'.length)
    return [value === '' ? { field: 'metadata', key, operator: 'is_empty', value: '' } : { field: 'metadata', key, operator: '=', value }]
  })
}
