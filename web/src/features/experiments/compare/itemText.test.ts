import { expect, it } from 'vitest'
import type { Run } from '../types'
import { expectedKey, inputKey, itemName, itemText } from './itemText'

it('an item is named by the field that asks, else by its first', () => {
  expect(inputKey({ reference: 'b', question: 'a' })).toBe('question')
  expect(inputKey({ city: 'Rome', country: 'Italy' })).toBe('city')
  expect(expectedKey({ question: 'a', reference: 'b' })).toBe('reference')
  expect(expectedKey({ output: 'only' })).toBeUndefined()
})

it('without data an item says what its run was given', () => {
  const times = { created_at: 's', last_updated_at: 's' }
  const run: Run = { ...times, id: 'r', experiment_id: 'e', dataset_item_id: 'i', trace_id: 't', trace_visibility_mode: 'default', input_preview: 'asked' }
  expect(itemText({ ...times, id: 'i', dataset_item_id: 'i', dataset_id: 'd', source: 'manual', data: {}, experiment_items: [run] })).toBe('asked')
  expect(itemName('019a6c1e-7d40-7000-8000-0000000012ab')).toBe('#012ab')
})
