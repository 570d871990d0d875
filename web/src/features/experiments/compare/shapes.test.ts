import { expect, test } from 'vitest'
import { aroundZero } from './shapes'

test('changes stay where they lie, and none at all lies in the middle', () => {
  expect(aroundZero({ from: -1, to: 1, counts: [3, 0, 1] })).toEqual([3, 0, 1])
  expect(aroundZero({ from: 0, to: 0, counts: [2, 0, 0] })).toEqual([0, 2, 0])
  expect(aroundZero({ from: 0, to: 0, counts: [] })).toEqual([])
})
