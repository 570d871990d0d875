import { expect, test } from 'vitest'
import { timeLeft } from './timeLeft'
import type { Trials } from './trials'

const START = Date.parse('2026-01-01T10:00:00Z')
const MINUTE = 60_000

/** Candidates that began at these minutes, the baseline first. */
const trials = (minutes: number[], state: 'running' | 'done') =>
  ({ candidates: minutes.map((at, index) => ({ state: index === minutes.length - 1 ? state : 'done', experiments: [{ created_at: new Date(START + at * MINUTE).toISOString() }] })) }) as unknown as Trials

test('those to come take the mean time, and the one that runs the rest of its own', () => {
  expect(timeLeft(trials([0, 2, 4], 'running'), 5, START + 5 * MINUTE)).toBe(7 * MINUTE)
  expect(timeLeft(trials([0, 2, 4], 'running'), 5, START + 9 * MINUTE)).toBe(6 * MINUTE)
  expect(timeLeft(trials([0, 2, 4], 'done'), 5, START + 5 * MINUTE)).toBe(5 * MINUTE)
})

test('nothing is said without a limit, or of too few trials', () => {
  expect(timeLeft(trials([0, 2, 4], 'running'), null, START)).toBeNull()
  expect(timeLeft(trials([0, 2], 'running'), 5, START)).toBeNull()
  expect(timeLeft(trials([0, 2, 4, 6], 'done'), 3, START + 30 * MINUTE)).toBe(0)
})
