import { expect, it } from 'vitest'
import { wireFilters } from './fields'

it('a dataset is filtered by its id, and a name that none has matches nothing', () => {
  const tag = { field: 'tags', operator: 'contains', value: 'nightly' }
  const of = (value: string) => ({ field: 'dataset', operator: '=', value })
  expect(wireFilters([of('golden'), tag], [{ id: 'd1', name: 'golden' }])).toEqual([{ field: 'dataset_id', operator: '=', value: 'd1' }, tag])
  expect(wireFilters([of('gone')], [{ id: 'd1', name: 'golden' }])?.[0]?.value).toMatch(/^0{8}-/)
  expect(wireFilters(undefined, [])).toBeUndefined()
})
