import { expect, test } from 'vitest'
import { budgetBar, readAmount } from './budget'

const month = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', now: '2026-11-16T00:00:00Z', cost: 50, expected: 100, state: 'within' as const }

test('the bar says what is spent, and how much of the month has passed', () => {
  expect(budgetBar({ ...month, budget: 200 })).toEqual({ spent: 0.25, passed: 0.5 })
  expect(budgetBar({ ...month, budget: 20 })).toEqual({ spent: 1, passed: 0.5 })
  expect(budgetBar(month)).toBeNull()
})

test('an amount may be written as people write it', () => {
  expect(['25000', ' $25,000 ', '1 000.5', '0.01'].map(readAmount)).toEqual([25000, 25000, 1000.5, 0.01])
  expect(['', '0', '-5', 'much', '1e5', '2000000000', '5.'].map(readAmount)).toEqual([null, null, null, null, null, null, null])
})
