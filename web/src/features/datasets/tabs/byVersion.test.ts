import { expect, test } from 'vitest'
import type { Experiment } from '../../experiments/types'
import { byVersion } from './byVersion'

const run = (id: string, version?: string) => ({ id, name: id, ...(version ? { dataset_version_summary: { version_name: version } } : {}) }) as Experiment

test('experiments are counted by version, the one that was run last first, with its newest run', () => {
  const uses = byVersion([run('d', 'v2'), run('c'), run('b', 'v1'), run('a', 'v2')])
  expect(uses.map(({ version, count, latest }) => [version, count, latest.id])).toEqual([
    ['v2', 2, 'd'],
    [null, 1, 'c'],
    ['v1', 1, 'b'],
  ])
})

test('nothing ran, nothing is told', () => expect(byVersion([])).toEqual([]))
