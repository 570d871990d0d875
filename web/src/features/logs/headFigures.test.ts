import { describe, expect, test } from 'vitest'
import type { PeriodFigures } from '../../api/logs'
import { headText, measureOf, nextMeasure } from './headFigures'

const figures: PeriodFigures = { estimated: true, sample: 0.5, count: 200, errors: 3, p50: 1200, p90: 4000, p95: 5000, p99: 9000, avg: 1500, cost: 4, tokens: 50_000, feedback_scores: { Helpfulness: 0.8 } }

describe('the head of a column over all that match', () => {
  test.each([
    ['duration', {}, 'p50', '1.20 s'],
    ['duration', { duration: 'p90' }, 'p90', '4.00 s'],
    ['duration', { duration: 'avg' }, 'avg', '1.50 s'],
    ['cost', {}, 'sum', '$4.00'],
    ['cost', { cost: 'avg' }, 'avg', '$0.0200'],
    ['tokens', { tokens: 'avg' }, 'avg', '250'],
    ['score_Helpfulness', {}, 'avg', '0.80'],
    ['name', {}, 'errors', '1.50 %'],
  ] as const)('%s %o', (column, chosen, measure, text) => {
    const head = headText(column, figures, chosen)
    expect(head?.measure).toBe(measure)
    expect(head?.text.replaceAll('\u00a0', ' ')).toBe(text)
  })

  test('only sums of a sample are about so much', () => {
    expect(headText('tokens', figures, {})?.about).toBe(true)
    expect(headText('tokens', figures, { tokens: 'avg' })?.about).toBe(false)
  })

  test('nothing where nothing was measured', () => {
    const none: PeriodFigures = { estimated: false, sample: 1, count: 0, errors: 0, cost: 0, tokens: 0, feedback_scores: {} }
    expect(['name', 'duration', 'score_x', 'input'].map((column) => headText(column, none, {}))).toEqual([null, null, null, null])
  })

  test('a click goes through the measures, and one of another version counts for nothing', () => {
    expect(nextMeasure('duration', { duration: 'avg' })).toBe('p50')
    expect(nextMeasure('cost', {})).toBe('avg')
    expect(measureOf('cost', { cost: 'p99' })).toBe('sum')
  })
})
