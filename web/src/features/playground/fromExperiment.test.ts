import { expect, test } from 'vitest'
import { newVariant } from './draft'
import { canRerun, rerunOf, versionOf } from './fromExperiment'

const experiment = { name: 'run 3', dataset_id: 'd', dataset_name: 'golden' }
const messages = [{ role: 'user', content: 'Answer {{question}}' }]

test('what the playground noted is asked again: messages, model, parameters, the same version of the dataset, some items', () => {
  const next = rerunOf(
    { ...experiment, dataset_version_id: 'v2', dataset_version_summary: { id: 'v2', version_hash: 'h', version_name: 'v2' }, metadata: { model: 'gpt-5-mini', messages, configs: { temperature: 0.2, note: 'mine' } } },
    undefined,
    ['a', 'b'],
  )
  expect(JSON.parse(next.variants![0]!.template)).toEqual(messages)
  expect(next.variants![0]).toMatchObject({ model: 'gpt-5-mini', params: { temperature: 0.2 } })
  expect(next).toMatchObject({ source: 'dataset', dataset: { id: 'd', name: 'golden', versionId: 'v2', version: 'v2' }, items: ['a', 'b'] })
})

test('a version of the library goes before what was noted, with the model that the experiment had', () => {
  const version = { ...newVariant('older'), template: '[]', params: { temperature: 1 } }
  expect(rerunOf({ ...experiment, metadata: { model: 'gpt-5', messages } }, version, undefined).variants![0]).toMatchObject({ template: '[]', model: 'gpt-5', params: { temperature: 1 } })
  expect(versionOf({ ...experiment, prompt_versions: [{ id: 'x', prompt_version_id: 'v' }] })).toBe('v')
})

test('an experiment of plain code cannot be asked again', () => {
  expect(canRerun({ ...experiment, metadata: { model: 'gpt-5' } })).toBe(false)
  expect(() => rerunOf({ ...experiment, metadata: 'text' }, undefined, undefined)).toThrow('notes no prompt')
})
