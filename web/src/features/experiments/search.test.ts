import { describe, expect, it } from 'vitest'
import { readCompareSearch, readExperimentsSearch } from './search'

const A = '019a6c1e-7d40-7000-8000-000000000001'
const B = '019a6c1e-7d40-7000-8000-000000000002'

describe('the address of a comparison', () => {
  it('takes the experiments as the JSON array that clients print', () => {
    expect(readCompareSearch({ experiments: JSON.stringify([A, B]) }).experiments).toEqual([A, B])
    expect(readCompareSearch({ experiments: [A, A] }).experiments).toEqual([A])
    expect(readCompareSearch({ experiments: A }).experiments).toEqual([A])
    expect(readCompareSearch({}).experiments).toEqual([])
  })
  it('drops a baseline or candidate that is not compared, and what it does not know', () => {
    const search = readCompareSearch({ experiments: [A], baseline: B, candidate: A, change: 'worse', tab: 'nothing', polarity: { x: 'up' } })
    expect(search).toEqual({ experiments: [A], candidate: A })
  })
  it('keeps the direction of metrics', () => {
    expect(readCompareSearch({ experiments: [A], polarity: '{"feedback_scores.tone":"lower"}' }).polarity).toEqual({ 'feedback_scores.tone': 'lower' })
  })
  it('opens the item of an older link', () => {
    expect(readCompareSearch({ experiments: [A], row: 'x' }).open).toBe('x')
  })
})

describe('the address of the list', () => {
  it('keeps up to five known groups', () => {
    expect(readExperimentsSearch({ groups: ['dataset_id', 'nothing', 'metadata.model', 'tags', 'metadata.a', 'metadata.b', 'metadata.c'] }).groups).toEqual([
      'dataset_id',
      'metadata.model',
      'tags',
      'metadata.a',
      'metadata.b',
    ])
    expect(readExperimentsSearch({ groups: [] }).groups).toBeUndefined()
  })
})
