import { describe, expect, it } from 'vitest'
import { trialsOf, type TrialExperiment } from './trials'

let at = 0
const trial = (id: string, score: number | null, over: Partial<TrialExperiment> = {}): TrialExperiment => ({
  id,
  name: id,
  dataset_id: 'd',
  dataset_name: 'd',
  evaluation_method: 'dataset',
  type: 'trial',
  status: 'completed',
  created_at: new Date(1_700_000_000_000 + at++ * 1000).toISOString(),
  last_updated_at: '',
  dataset_item_count: 0,
  trace_count: 10,
  feedback_scores: score === null ? [] : [{ name: 'exact', value: score }],
  ...over,
})

describe('trials', () => {
  it('rise step by step: the best so far, and who raised it', () => {
    const { candidates, bestSoFar, best, baseline } = trialsOf([trial('a', 0.5), trial('b', 0.7), trial('c', 0.6), trial('d', 0.8)], 'exact', false)
    expect(bestSoFar).toEqual([0.5, 0.7, 0.7, 0.8])
    expect(candidates.filter((each) => each.isNewBest).map((each) => each.label)).toEqual(['T0', 'T1', 'T3'])
    expect([baseline?.id, best?.id]).toEqual(['a', 'd'])
  })
  it('of one candidate are averaged by their traces', () => {
    const { candidates } = trialsOf([trial('a', 1, { metadata: { candidate_id: 'x' }, trace_count: 30 }), trial('b', 0, { metadata: { candidate_id: 'x' } })], 'exact', false)
    expect(candidates).toHaveLength(1)
    expect(candidates[0]!.score).toBe(0.75)
  })
  it('keep the parents that were noted, and else come from the best before', () => {
    const { candidates, bestPath } = trialsOf(
      [
        trial('a', 0.5, { metadata: { candidate_id: 'a' } }),
        trial('b', 0.6, { metadata: { candidate_id: 'b', parent_candidate_ids: ['a'] } }),
        trial('c', 0.9, { metadata: { candidate_id: 'c', parent_candidate_ids: ['a', 'b'] } }),
        trial('d', 0.4),
      ],
      'exact',
      false,
    )
    expect(candidates.map((each) => each.parents)).toEqual([[], ['a'], ['a', 'b'], ['c']])
    expect([...bestPath]).toEqual(['c', 'a'])
  })
  it('without a score have failed, or still run when they are the last of a run', () => {
    expect(trialsOf([trial('a', 0.5), trial('b', null)], 'exact', false).candidates[1]!.state).toBe('failed')
    expect(trialsOf([trial('a', 0.5), trial('b', null, { status: 'running' })], 'exact', true).candidates[1]!.state).toBe('running')
  })
  it('that are still tried have no score yet, while the run goes on', () => {
    const half = [trial('a', 0.5), trial('b', 0.9, { status: 'running' })]
    expect(trialsOf(half, 'exact', true)).toMatchObject({ best: { id: 'a' }, candidates: [{ score: 0.5 }, { score: null, state: 'running' }] })
    expect(trialsOf(half, 'exact', false).best?.id).toBe('b')
  })
  it('are not made of mini-batches, which are counted', () => {
    expect(trialsOf([trial('a', 0.5), trial('b', 0.9, { type: 'mini-batch' })], 'exact', false)).toMatchObject({ partial: 1, candidates: [{ id: 'a' }] })
  })
})
