import { expect, test } from 'vitest'
import type { Blueprint } from './api'
import { differ, draftSource, nextName } from './draft'

test('settings differ by key, type or value, not by how a value that is not there is written', () => {
  expect(differ([{ key: 'a', type: 'string', value: '1' }], [{ key: 'a', value: '1', type: 'string' }])).toBe(false)
  expect(differ([{ key: 'a', type: 'string' }], [{ key: 'a', type: 'string', value: '' }])).toBe(true)
  expect(differ([{ key: 'a', type: 'integer', value: '1' }], [{ key: 'a', type: 'string', value: '1' }])).toBe(true)
})

test('the next version is one more than the newest', () => {
  expect(nextName({ name: 'v8' } as Blueprint)).toBe('v9')
  expect(nextName(undefined)).toBe('v1')
})

test('what browsers kept before moves over', () => {
  const { fromBefore } = draftSource('p')
  expect(fromBefore({ base: 'b', values: [], note: '' })).toEqual({ values: [], base_blueprint_id: 'b' })
  expect(fromBefore({})).toBeNull()
})
