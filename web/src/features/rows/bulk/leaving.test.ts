import { describe, expect, it } from 'vitest'
import type { RowSource } from '../../../components/table/rowSource'
import { without } from './leaving'

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const shown: [number, number][] = []
const list: RowSource<{ id: string }> = {
  total: 5,
  estimated: false,
  rowCount: 5,
  row: (index) => rows[index],
  head: rows,
  show: (first, last) => void shown.push([first, last]),
  status: 'success',
  error: null,
  updating: false,
  tookMs: null,
  indexOf: (id) => rows.findIndex((row) => row.id === id),
}

describe('a list without rows that are being deleted', () => {
  const rest = without<{ id: string }, RowSource<{ id: string }>>(list, [0, 2, 3])

  it('has the others in their order, each where its index says', () => {
    expect([0, 1, 2].map((index) => rest.row(index)?.id)).toEqual(['b', 'e', undefined])
    expect(rest.head.map((row) => row.id)).toEqual(['b', 'e'])
    expect(['a', 'b', 'c', 'e'].map(rest.indexOf)).toEqual([-1, 0, -1, 1])
  })
  it('counts only what stays', () => expect([rest.total, rest.rowCount]).toEqual([2, 2]))
  it('loads the places that are looked at', () => {
    rest.show(0, 1)
    expect(shown.at(-1)).toEqual([1, 4])
  })
})
