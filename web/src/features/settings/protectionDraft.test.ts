import { expect, test } from 'vitest'
import { bodyOf, draftOf, rateOf } from './protectionDraft'

test('a percentage is read as it is typed', () => {
  expect(rateOf('95')).toBe(0.95)
  expect(rateOf(' 97,5 ')).toBeCloseTo(0.975)
  expect(rateOf('')).toBeUndefined()
  for (const wrong of ['101', '-1', 'all', '1e9']) expect(rateOf(wrong)).toBeNull()
})

test('what is stored comes back, and what is off stores nothing of it', () => {
  const stored = { environment_id: 'e', protected: true, enforce: true, minimum_pass_rate: 0.95, suites: [{ id: 's', name: 'basics' }] }
  const draft = draftOf(stored)
  expect(draft).toEqual({ on: true, enforce: true, percent: '95', suites: ['s'] })
  expect(bodyOf(draft)).toEqual({ protected: true, enforce: true, minimum_pass_rate: 0.95, suite_ids: ['s'] })
  expect(bodyOf({ ...draft, on: false })).toEqual({ protected: false })
  expect(bodyOf({ ...draft, percent: '' })).not.toHaveProperty('minimum_pass_rate')
  expect(draftOf(undefined)).toEqual({ on: false, enforce: false, percent: '', suites: [] })
})
