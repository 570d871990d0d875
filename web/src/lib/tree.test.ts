import { describe, expect, it } from 'vitest'
import { buildTree, findSpans, visibleRows } from './tree'
import { columns } from './tree.fixture'

describe('a span tree', () => {
  it('hangs every span under its parent, in the order of the columns', () => {
    const tree = buildTree(
      columns([
        ['root', -1, 0, 100],
        ['a', 0, 5, 20],
        ['b', 0, 30, 40],
        ['a1', 1, 6, 10],
      ]),
    )
    expect(visibleRows(tree, new Set()).map((n) => `${n.depth}${n.name}`)).toEqual(['0root', '1a', '2a1', '1b'])
  })

  it('makes a root of a span whose parent has not arrived', () => {
    const tree = buildTree(
      columns([
        ['orphan', -1, 10, 5],
        ['late', 7, 20, 5],
      ]),
    )
    expect(tree.roots.map((n) => n.name)).toEqual(['orphan', 'late'])
  })

  it('cuts a cycle of parents instead of losing its spans', () => {
    const tree = buildTree(
      columns([
        ['a', 1, 0, 1],
        ['b', 2, 0, 1],
        ['c', 0, 0, 1],
      ]),
    )
    expect(visibleRows(tree, new Set())).toHaveLength(3)
    expect(tree.roots).toHaveLength(1)
  })

  it('leaves out what is below a collapsed span', () => {
    const tree = buildTree(
      columns([
        ['root', -1, 0, 9],
        ['a', 0, 1, 2],
        ['a1', 1, 1, 1],
      ]),
    )
    expect(visibleRows(tree, new Set(['id-1'])).map((n) => n.name)).toEqual(['root', 'a'])
  })

  it('covers spans that start before the trace and spans still open', () => {
    const tree = buildTree(
      columns([
        ['early', -1, -20, 10],
        ['open', -1, 50, null],
      ]),
    )
    expect([tree.from, tree.to]).toEqual([-20, 50])
  })

  it('keeps the ancestors of what a search finds', () => {
    const tree = buildTree(
      columns([
        ['root', -1, 0, 9],
        ['plan', 0, 1, 2],
        ['gpt', 1, 1, 1],
        ['other', 0, 3, 1],
      ]),
    )
    const found = findSpans(tree, 'GPT')!
    expect(found.hits.map((n) => n.name)).toEqual(['gpt'])
    expect([...found.shown].sort()).toEqual(['id-0', 'id-1', 'id-2'])
    expect(findSpans(tree, '  ')).toBeNull()
  })

  it('builds fifty thousand spans, ten thousand of them nested in one another, without a deep call stack', () => {
    const many = Array.from({ length: 50_000 }, (_, i): [string, number, number, number] => ['s', i < 10_000 ? i - 1 : 0, i, 1])
    const tree = buildTree(columns(many))
    expect(visibleRows(tree, new Set())).toHaveLength(50_000)
    expect(tree.nodes[9_999]!.depth).toBe(9_999)
  })
})
