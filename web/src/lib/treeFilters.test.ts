import { expect, it } from 'vitest'
import { buildTree } from './tree'
import { columns } from './tree.fixture'
import { countFilters, NO_TREE_FILTERS, readTreeFilters, treeFilter, withAncestors, writeTreeFilters } from './treeFilters'

it('filters survive the address', () => {
  const filters = { types: ['llm' as const, 'tool' as const], errors: true, slow: 1000, cost: true, name: 'search' }
  expect(readTreeFilters(writeTreeFilters(filters))).toEqual(filters)
  expect(writeTreeFilters(readTreeFilters(undefined))).toBeUndefined()
  expect(countFilters(filters)).toBe(5)
})

it('spans that pass keep what is above them', () => {
  const tree = buildTree(
    columns(
      [
        ['a', -1, 0, 100],
        ['b', 0, 0, 50],
        ['c', 1, 0, 9],
        ['d', 0, 60, 10],
      ],
      [2],
    ),
  )
  const { hits, shown } = withAncestors(tree, treeFilter({ ...NO_TREE_FILTERS, errors: true })!)
  expect(hits.map((node) => node.name)).toEqual(['c'])
  expect([...shown].sort()).toEqual(['id-0', 'id-1', 'id-2'])
  expect(withAncestors(tree, treeFilter({ ...NO_TREE_FILTERS, name: 'd' })!).hits.map((node) => node.name)).toEqual(['d'])
  expect(withAncestors(tree, treeFilter({ ...NO_TREE_FILTERS, slow: 50 })!).hits.map((node) => node.name)).toEqual(['a', 'b'])
})
