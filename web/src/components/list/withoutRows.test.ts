import { expect, test } from 'vitest'
import type { RowSource } from '../table/rowSource'
import { withoutRows } from './useDeferredDelete'

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const list: RowSource<{ id: string }> = {
  total: 4,
  estimated: false,
  rowCount: 4,
  row: (index) => rows[index],
  head: rows,
  show: () => undefined,
  status: 'success',
  error: null,
  updating: false,
  tookMs: null,
  indexOf: (id) => rows.findIndex((row) => row.id === id),
}

test('hidden rows leave no gap, and the rest moves up', () => {
  const shown = withoutRows(list, new Set(['a', 'c']))
  expect([shown.row(0), shown.row(1), shown.row(2)]).toEqual([{ id: 'b' }, { id: 'd' }, undefined])
  expect(shown.total).toBe(2)
  expect(shown.indexOf('d')).toBe(1)
  expect(shown.indexOf('c')).toBe(-1)
})

test('a hidden row that is not loaded changes nothing', () => {
  expect(withoutRows(list, new Set(['z'])).total).toBe(4)
})
