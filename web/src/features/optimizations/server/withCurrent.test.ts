import { expect, test } from 'vitest'
import { trialsOf, type TrialExperiment } from '../trials'
import { GHOST, withCurrent } from './withCurrent'

const trial = (number: number, score: number | null, over: object = {}) =>
  ({ id: `e${number}`, name: `e${number}`, type: 'trial', created_at: `2026-01-01T00:00:0${number}Z`, status: 'completed', trace_count: 4, feedback_scores: score === null ? [] : [{ name: 'equals', value: score }], metadata: { candidate_id: `c${number}`, ...over } }) as unknown as TrialExperiment

const current = { name: 'T2', parent_ids: ['c0'], change: 'add an example', items_done: 31, items_total: 58 }

test('a candidate whose experiment is not there yet stands behind the others, where it comes from', () => {
  const trials = withCurrent(trialsOf([trial(0, 0.5), trial(1, 0.7)], 'equals', true), current)
  expect(trials.candidates.at(-1)).toMatchObject({ id: GHOST, number: 2, label: 'T2', state: 'running', parents: ['c0'], progress: { done: 31, total: 58 }, change: 'add an example', score: null })
  expect(trials.bestSoFar).toEqual([0.5, 0.7, 0.7])
  expect(trials.best?.id).toBe('c1')
})

test('parents may be named by their experiments; without any it comes from the best', () => {
  const trials = trialsOf([trial(0, 0.5), trial(1, 0.7), trial(2, 0.6)], 'equals', true)
  expect(withCurrent(trials, { ...current, parent_ids: ['e2', 'nobody'] }).candidates.at(-1)!.parents).toEqual(['c2'])
  expect(withCurrent(trials, { ...current, parent_ids: [] }).candidates.at(-1)!.parents).toEqual(['c1'])
})

test('an experiment that runs is that candidate itself', () => {
  const trials = withCurrent(trialsOf([trial(0, 0.5), { ...trial(1, null), status: 'running' } as TrialExperiment], 'equals', true), current)
  expect(trials.candidates).toHaveLength(2)
  expect(trials.candidates[1]).toMatchObject({ id: 'c1', label: 'T1', progress: { done: 31, total: 58 } })
})

test('before the baseline is there, and when nothing is tried, nothing is added', () => {
  const none = trialsOf([], 'equals', true)
  expect(withCurrent(none, current)).toBe(none)
  const some = trialsOf([trial(0, 0.5)], 'equals', false)
  expect(withCurrent(some, undefined)).toBe(some)
})
