import { describe, expect, it } from 'vitest'
import { buildTree } from './tree'
import { columns } from './tree.fixture'
import { groupsAbove, treeRows } from './treeRows'

const none = new Set<string>()
const all = { collapsed: none, opened: none, shown: null, hideInternal: false }
const repeated = () =>
  buildTree(
    columns([
      ['root', -1, 0, 100],
      ...Array.from({ length: 6 }, (_, i): [string, number, number, number] => ['search', 0, i * 10, 5]),
      ['answer', 0, 70, 10],
      ['inner', 3, 21, 1],
    ]),
  )
const ids = (rows: { id: string }[]) => rows.map((row) => row.id)

describe('rows of the tree', () => {
  it('draw siblings of one name in a row as one line', () => {
    const rows = treeRows(repeated(), all)
    expect(ids(rows)).toEqual(['id-0', 'group-id-1', 'id-7'])
    expect(rows[1]).toMatchObject({ kind: 'group', depth: 1 })
  })

  it('show what is inside an open group below its line', () => {
    expect(ids(treeRows(repeated(), { ...all, opened: new Set(['group-id-1']) }))).toEqual([
      'id-0',
      'group-id-1',
      'id-1',
      'id-2',
      'id-3',
      'id-8',
      'id-4',
      'id-5',
      'id-6',
      'id-7',
    ])
  })

  it('fold nothing while something is looked for', () => {
    expect(ids(treeRows(repeated(), { ...all, collapsed: new Set(['id-0']), shown: new Set(['id-0', 'id-3', 'id-8']) }))).toEqual([
      'id-0',
      'id-3',
      'id-8',
    ])
  })

  it('name the groups that hide a span', () => {
    const tree = repeated()
    expect(groupsAbove(tree, tree.byId.get('id-8')!, false)).toEqual(['group-id-1'])
    expect(groupsAbove(tree, tree.byId.get('id-7')!, false)).toEqual([])
  })

  it('leave out internal spans and move up what is under them', () => {
    const tree = repeated()
    tree.byId.get('id-0')!.internal = true
    expect(treeRows(tree, { ...all, hideInternal: true }).map((row) => [row.id, row.depth])).toEqual([
      ['group-id-1', 0],
      ['id-7', 0],
    ])
  })
})
