import { describe, expect, it } from 'vitest'
import type { VersionEffect } from './api'
import { effectRows } from './effect'

const effect = (over: Partial<VersionEffect>): VersionEffect => ({
  version_id: 'v',
  version_number: 'v1',
  estimated: false,
  sample: 1,
  count: 1000,
  errors: 10,
  cost: 10,
  tokens: 1000,
  feedback_scores: {},
  series: { start: '', step_ms: 1, estimated: false, sample: 1, count: [], errors: [], p50: [], p95: [], cost: [], tokens: [] },
  ...over,
})
const polarityOf = (score: string) => (({ helpful: 'higher', kind: 'higher', risk: 'lower' }) as const)[score]
const verdicts = (a: VersionEffect, b: VersionEffect) => Object.fromEntries(effectRows(a, b, polarityOf).map((row) => [row.name ?? row.id, row.verdict]))

describe('the effect of a version', () => {
  it('is worse when errors rise beyond chance, and the same when they may have risen by it', () => {
    expect(verdicts(effect({}), effect({ errors: 120 })).errors).toBe('worse')
    expect(verdicts(effect({ count: 40, errors: 1 }), effect({ count: 40, errors: 3 })).errors).toBe('same')
  })
  it('judges durations and costs by share, scores by difference, both beyond noise only', () => {
    const said = verdicts(
      effect({ p50: 1000, p95: 4000, feedback_scores: { helpful: 0.8, kind: 0.9, risk: 0.5, unsaid: 0.1 } }),
      effect({ p50: 1050, p95: 2000, cost: 20, feedback_scores: { helpful: 0.7, kind: 0.905, risk: 0.4, unsaid: 0.9 } }),
    )
    expect(said).toMatchObject({ p50: 'same', p95: 'better', cost: 'worse', helpful: 'worse', kind: 'same', risk: 'better', unsaid: 'unknown' })
  })
  it('says nothing from few uses', () => {
    expect(verdicts(effect({ p50: 1 }), effect({ count: 5, p50: 100 }))).toMatchObject({ errors: 'unknown', p50: 'unknown' })
  })
  it('leaves out what cannot be told', () => {
    expect(effectRows(undefined, effect({}), polarityOf)[1]!.delta).toBeNull()
  })
})
