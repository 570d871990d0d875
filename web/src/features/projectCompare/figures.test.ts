import { expect, test } from 'vitest'
import type { ProjectOverview } from '../../api/overview'
import { bestOf, figuresOf } from './figures'

const project = (id: string, more: Partial<ProjectOverview>): ProjectOverview =>
  ({ id, name: id, traces: 10, errors: 0, cost: 0, tokens: 0, p50: 100, p95: 900, ...more }) as ProjectOverview
const judgings = new Map([
  ['helpful', { polarity: 'higher' as const, details: {} as never }],
  ['toxic', { polarity: 'lower' as const, details: {} as never }],
])

const a = project('a', { errors: 1, cost: 4, feedback_scores: { helpful: 0.8, toxic: 0.2 } })
const b = project('b', { errors: 3, cost: 2, traces: 20, feedback_scores: { helpful: 0.9, plain: 1 } })
const idle = project('idle', { traces: 0, errors: 0 })
const figure = (id: string) => figuresOf([a, b, idle], judgings).find((each) => each.id === id)!

test('rows are the figures of every project and each score that one of them has', () => {
  expect(figuresOf([a, b], judgings).map((each) => each.id)).toEqual(['traces', 'errors', 'p50', 'p95', 'cost', 'costPer', 'tokens', 'tokensPer', 'score.helpful', 'score.plain', 'score.toxic'])
  expect(figuresOf([idle], judgings)).toHaveLength(8)
})

test('nothing is said of a project without traces', () => {
  expect(['traces', 'errors', 'p95', 'costPer', 'tokens'].map((id) => figure(id).value(idle))).toEqual([0, null, null, null, null])
  expect(figure('costPer').value(b)).toBe(0.1)
})

test('the best is the lowest or the highest by what the figure is', () => {
  expect(bestOf(figure('errors'), [a, b, idle])).toBe(0.1)
  expect(bestOf(figure('costPer'), [a, b])).toBe(0.1)
  expect(bestOf(figure('score.helpful'), [a, b])).toBe(0.9)
  expect([figure('traces'), figure('p50'), figure('score.toxic'), figure('score.plain')].map((each) => bestOf(each, [a, b]))).toEqual([null, null, null, null])
})
