import { describe, expect, it } from 'vitest'
import { same } from './same'

describe('a view is unchanged', () => {
  it('whatever the order of its members and with empty ones left out', () => {
    expect(same({ sort: 'a', filters: [], layout: { shown: {} } }, { sort: 'a', search: undefined })).toBe(true)
    expect(same({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true)
  })
  it('unless a value, or the order of a list, is another', () => {
    expect(same({ filters: [{ field: 'a' }, { field: 'b' }] }, { filters: [{ field: 'b' }, { field: 'a' }] })).toBe(false)
    expect(same({ shown: { cost: false } }, {})).toBe(false)
  })
})
