import { expect, it } from 'vitest'
import { anExperiment } from '../experiment.fixture'
import type { Experiment } from '../types'
import { configRows } from './configDiff'

const experiment = (metadata: Record<string, unknown>, more: Partial<Experiment> = {}): Experiment => anExperiment({ metadata, ...more })

it('keys are flat, and differ where one experiment has another value or none', () => {
  const rows = configRows([
    experiment({ model: 'gpt', settings: { temperature: 0, stop: ['a'] }, _opik_resume: '{}' }, { prompt_versions: [{ id: '1', prompt_version_id: '1', prompt_name: 'concierge', commit: 'aa' }] }),
    experiment({ model: 'gpt', settings: { temperature: 0.5, stop: ['a'] }, seed: 7 }, { prompt_versions: [{ id: '2', prompt_version_id: '2', prompt_name: 'concierge', commit: 'bb' }] }),
  ])
  expect(rows.map(({ key, values, differs }) => [key, ...values, differs])).toEqual([
    ['prompt concierge', 'aa', 'bb', true],
    ['model', 'gpt', 'gpt', false],
    ['settings.temperature', '0', '0.5', true],
    ['settings.stop', '["a"]', '["a"]', false],
    ['seed', undefined, '7', true],
  ])
})
