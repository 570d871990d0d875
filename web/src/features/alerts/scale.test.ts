import { expect, it } from 'vitest'
import { scaleOf } from './scale'

it('what is counted has whole steps', () => {
  expect(scaleOf([7], 3, Infinity, true)).toEqual({ min: 0, max: 10, step: 5 })
  expect(scaleOf([0], 1, Infinity, true)).toEqual({ min: 0, max: 2, step: 1 })
})

it('a scale has room above its threshold, but not beyond what values can be', () => {
  expect(scaleOf([2, null, 8], 10)).toEqual({ min: 0, max: 15, step: 5 })
  expect(scaleOf([100], 90, 100)).toEqual({ min: 0, max: 100, step: 50 })
  expect(scaleOf([3], 4, 100).max).toBeLessThan(10)
  // What cannot be reached can still be asked for, and is shown.
  expect(scaleOf([3], 140, 100).max).toBeGreaterThan(140)
})
