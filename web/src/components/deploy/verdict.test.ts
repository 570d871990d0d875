import { expect, test } from 'vitest'
import type { Gates, SuiteGate } from '../../api/deploying'
import { pointsOf, verdictOf } from './verdict'

const answer = (change: Partial<Gates>): Gates => ({ environment_id: 'e', environment: 'production', protected: true, enforce: false, met: true, deployed_before: false, allowed: true, suites: [], ...change })

const run = (rate: number | undefined) => ({ experiment_id: 'x', name: 'x', at: '', items: 1, ...(rate === undefined ? {} : { pass_rate: rate }) }) as NonNullable<SuiteGate['run']>

test('the worst answer decides, and an answer that is missing waits', () => {
  expect(verdictOf([])).toBe('free')
  expect(verdictOf([answer({}), undefined])).toBe('waiting')
  expect(verdictOf([answer({}), answer({ met: false })])).toBe('doubtful')
  expect(verdictOf([answer({ met: false }), answer({ met: false, enforce: true, allowed: false })])).toBe('refused')
})

test('going back to what an environment used before is free', () => expect(verdictOf([answer({ met: false, deployed_before: true })])).toBe('free'))

test('points are the difference of both rates, where both ran', () => {
  expect(pointsOf({ run: run(0.948), current: run(0.845) })).toBeCloseTo(10.3)
  expect(pointsOf({ run: run(0.9) } as SuiteGate)).toBeUndefined()
  expect(pointsOf({ run: run(undefined), current: run(1) })).toBeUndefined()
})
