import { describe, expect, it } from 'vitest'
import type { Difference, Metric, MetricOfExperiment } from '../types'
import { deltaOf, extremes, isShare, itemDelta, linesOf } from './metrics'

const difference = (more: Partial<Difference>): Difference => ({ pairs: 20, significant: true, won: 0, lost: 0, tied: 0, ...more })
const of = (id: string, more: Partial<MetricOfExperiment>): MetricOfExperiment => ({ experiment_id: id, count: 20, ...more })
const metric = (more: Partial<Metric>): Metric => ({ metric: 'feedback_scores.tone', kind: 'score', name: 'tone', polarity: 'higher', noise: 0.01, noise_is_share: false, experiments: [], ...more })

describe('the change against the baseline', () => {
  const change = (polarity: Metric['polarity'], more: Partial<Difference>) => {
    const experiments = [of('a', { mean: 0.8 }), of('b', { mean: 0.9, difference: difference(more) })]
    return deltaOf({ id: 'x', metric: metric({ polarity, experiments }), figure: 'mean' }, experiments[1]!, experiments[0])
  }
  it('is coloured by polarity, not by sign', () => {
    expect(change('higher', { mean: 0.062 })).toEqual({ text: '+0.062', tone: 'up', noise: false })
    expect(change('lower', { mean: 0.062 })).toMatchObject({ tone: 'dn' })
    expect(change('lower', { mean: -0.062 })).toMatchObject({ text: '−0.062', tone: 'up' })
  })
  it('stays grey within noise', () => {
    expect(change('higher', { mean: 0.2, significant: false })).toEqual({ text: '+0.200', tone: '', noise: true })
  })
  it('of a duration is a share of the baseline', () => {
    const experiments = [of('a', { p50: 2310, p95: 7920 }), of('b', { p50: 1880, p95: 6100, difference: difference({ mean: -400 }) })]
    const duration = metric({ metric: 'duration', kind: 'duration', polarity: 'lower', noise: 0.1, noise_is_share: true, experiments })
    const [p50, p95] = linesOf([duration])
    expect(deltaOf(p50!, experiments[1]!, experiments[0])).toMatchObject({ text: '−19\u00a0%', tone: 'up' })
    expect(deltaOf(p95!, experiments[1]!, experiments[0])).toMatchObject({ text: '−23\u00a0%', tone: 'up', noise: false })
  })
  it('is nothing without pairs', () => {
    expect(change('higher', { pairs: 0 })).toBeNull()
  })
})

describe('a score of yes and no', () => {
  const bins = { from: 0, to: 1, counts: [5, 0, 0, 15] }
  it('is a share', () => {
    expect(isShare(metric({ experiments: [of('a', { mean: 0.75, deviation: Math.sqrt((0.75 * 0.25 * 20) / 19), bins })] }))).toBe(true)
  })
  it('is not taken for one when values only lie near the ends', () => {
    expect(isShare(metric({ experiments: [of('a', { mean: 0.74, deviation: 0.4, bins })] }))).toBe(false)
  })
})

it('the best is the least where less is better', () => {
  const experiments = [of('a', { mean: 0.2 }), of('b', { mean: 0.1 }), of('c', { mean: 0.3 })]
  const found = extremes({ id: 'x', metric: metric({ polarity: 'lower', experiments }), figure: 'mean' })
  expect([[...found.best], [...found.worst]]).toEqual([['b'], ['c']])
})

it('the change of an item is in the unit of the metric', () => {
  expect(itemDelta('score', -0.49, 0.91)).toBe('−0.49')
  expect(itemDelta('duration', 500, 1000)).toBe('+50\u00a0%')
  expect(itemDelta('passed', -1, 1)).toBe('−100\u00a0%')
})
