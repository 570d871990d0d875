import { expect, it } from 'vitest'
import { anExperiment } from '../experiment.fixture'
import type { Experiment } from '../types'
import { scoreSeries } from './scoreSeries'

const experiment = (id: string, day: number, model: string, tone: number): Experiment => anExperiment({
  id,
  name: id,
  created_at: `2025-03-0${day}T10:00:00Z`,
  metadata: { model },
  feedback_scores: [{ name: 'tone', value: tone }],
})
const experiments = [experiment('c', 3, 'gpt', 0.9), experiment('a', 1, 'gpt', 0.5), experiment('b', 2, 'claude', 0.7)]

it('a line for each score, oldest first', () => {
  expect(scoreSeries(experiments, [], undefined).series.map(({ name, values }) => [name, values])).toEqual([['tone', [0.5, 0.7, 0.9]]])
})

it('a line for each group, with gaps where the others stand', () => {
  expect(scoreSeries(experiments, ['metadata.model'], 'tone').series.map(({ name, values }) => [name, values])).toEqual([
    ['gpt', [0.5, undefined, 0.9]],
    ['claude', [undefined, 0.7, undefined]],
  ])
})

it('one experiment is no line', () => {
  expect(scoreSeries(experiments.slice(0, 1), [], undefined).series).toEqual([])
})
