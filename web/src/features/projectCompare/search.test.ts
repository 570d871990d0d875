import { expect, test } from 'vitest'
import { idsOf, MOST, readProjectCompareSearch, toCompare } from './search'

const id = (n: number) => `019a6c1e-7d40-7000-8000-00000000000${n}`
const project = (n: number, traces: number, pinned = false) => ({ id: id(n), traces, pinned })

test('an address names each project once, and six at most', () => {
  expect(idsOf({ ids: `${id(1)}, ${id(2)},${id(1).toUpperCase()},nothing,` })).toEqual([id(1), id(2)])
  expect(idsOf({ ids: [1, 2, 3, 4, 5, 6, 7].map(id).join(',') })).toHaveLength(MOST)
  expect(idsOf({})).toEqual([])
  expect(readProjectCompareSearch({ ids: id(1), range: 7, more: true })).toEqual({ ids: id(1), range: '7' })
})

test('without ticks the pinned projects are compared, then those with most traffic', () => {
  const all = [project(1, 5), project(2, 0, true), project(3, 9), project(4, 7), project(5, 1)]
  expect(toCompare(all, [])).toEqual([id(2), id(3), id(4), id(1)])
  expect(toCompare(all, [id(5)])).toEqual([id(5)])
})
