import { expect, it } from 'vitest'
import { filtersOf, flattenGroups, pathOf } from './groups'

const content = {
  d1: { label: 'support', aggregations: { experiment_count: 3, trace_count: 9 }, groups: { gpt: { label: 'gpt', aggregations: { experiment_count: 2, trace_count: 6 } }, '': { label: '' } } },
  d2: { label: 'refunds' },
}

it('groups that are closed hide what is in them', () => {
  const rows = flattenGroups(content, ['dataset_id', 'metadata.model'], new Set())
  expect(rows.map((row) => 'kind' in row && row.label)).toEqual(['support', 'refunds'])
})

it('an open leaf stands for its experiments', () => {
  const rows = flattenGroups(content, ['dataset_id', 'metadata.model'], new Set([pathOf(['d1']), pathOf(['d1', 'gpt'])]))
  expect(rows.map((row) => ('kind' in row ? `${row.level} ${row.label}` : row))).toEqual(['0 support', '1 gpt', { path: pathOf(['d1', 'gpt']), values: ['d1', 'gpt'], count: 2 }, '1 ', '0 refunds'])
})

it('a group without a value is that of experiments which have none', () => {
  expect(filtersOf(['dataset_id', 'metadata.model', 'tags'], ['d1', '', 'nightly'])).toEqual([
    { field: 'dataset_id', operator: '=', value: 'd1' },
    { field: 'metadata', key: 'model', operator: 'is_empty', value: '' },
    { field: 'tags', operator: 'contains', value: 'nightly' },
  ])
})
