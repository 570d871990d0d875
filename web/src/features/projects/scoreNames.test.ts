import { describe, expect, it } from 'vitest'
import type { ProjectOverview } from '../../api/overview'
import { scoreNames } from './scoreNames'

const project = (feedback_scores?: Record<string, number>) => ({ id: 'a', name: 'a', feedback_scores }) as ProjectOverview

describe('names of scores', () => {
  it('stand in the order of how many projects have them, then of the alphabet', () => {
    expect(scoreNames([project({ tone: 1, helpful: 0.5 }), project({ tone: 0 }), project(), project({ exact: 1 })])).toEqual(['tone', 'exact', 'helpful'])
  })
  it('are none where no project is scored', () => {
    expect(scoreNames([project(), project({})])).toEqual([])
  })
})
