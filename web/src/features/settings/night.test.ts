import { expect, test } from 'vitest'
import { daysOf, nightKey } from './night'

const now = new Date(2026, 10, 20, 15, 0).getTime()
const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 0).toISOString()

test('a run is named by when the reader sees it', () => {
  expect(nightKey(at(20, 14), now)).toBe('now')
  expect(nightKey(at(21, 3), now)).toBe('tonight')
  expect(nightKey(at(20, 22), now)).toBe('tonight')
  expect(nightKey(at(21, 12), now)).toBe('at')
  expect(nightKey(at(22, 3), now)).toBe('at')
})

test('what is kept for ever is the longest', () => {
  expect(daysOf('unlimited')).toBeGreaterThan(daysOf('extended_400d'))
  expect(daysOf('base_60d')).toBeGreaterThan(daysOf('short_14d'))
})
