import { describe, expect, it } from 'vitest'
import { filterOf, selectionOf, spansOf } from './selection'

const value = (field: string, key?: string) => ({ field, key, value: 'v', selected: 1, rest: 0, lift: 2, p: 0 })

describe('what a difference leads to', () => {
  it('is a filter where the level has the field', () => {
    expect(filterOf(value('tags'), 'traces', false)).toEqual({ field: 'tags', operator: 'contains', value: 'v' })
    expect(filterOf(value('metadata', 'release'), 'traces', true)).toEqual({ field: 'metadata', operator: '!=', key: 'release', value: 'v' })
    expect(filterOf(value('model'), 'traces', false)).toBeNull()
    expect(filterOf(value('model'), 'spans', false)).toEqual({ field: 'model', operator: '=', value: 'v' })
  })

  it('is the spans where a trace has it by its spans', () => {
    expect(spansOf(value('failed_span'), 'traces')?.map((filter) => filter.field)).toEqual(['name', 'error_info'])
    expect(spansOf(value('name'), 'traces')).toBeNull()
    expect(spansOf(value('model'), 'spans')).toBeNull()
  })

  it('compares a range, its errors, or all errors', () => {
    const range = { from: 'a', to: 'b' }
    expect(selectionOf(range, false)).toEqual({ from_time: 'a', to_time: 'b' })
    expect(selectionOf(range, true).filters).toHaveLength(1)
    expect(selectionOf(null, false)).toEqual({ filters: [{ field: 'error_info', operator: 'is_not_empty', value: '', key: '' }] })
  })
})
