import { describe, expect, it } from 'vitest'
import { readLogsSearch } from './search'

describe('the address of the Logs page', () => {
  it('is read with its filters', () => {
    const filters = [{ field: 'duration', operator: '>', value: '200' }]
    expect(readLogsSearch({ logsType: 'spans', trace: 't', filters })).toEqual({ logsType: 'spans', trace: 't', filters })
  })
  it('of the reference product names the level in tab and quotes its filters', () => {
    const old = { tab: 'traces', filters: '[{"field":"tags","operator":"contains","value":"vip"}]' }
    expect(readLogsSearch(old)).toEqual({ logsType: 'traces', filters: [{ field: 'tags', operator: 'contains', value: 'vip' }] })
  })
  it('drops what it does not know and does not fail on broken filters', () => {
    expect(readLogsSearch({ logsType: 'nonsense', filters: '[{', view: 7, lastSection: 'x' })).toEqual({})
    expect(readLogsSearch({ filters: [null, 3, { field: 'x' }] })).toEqual({})
  })
  it('keeps a search for a number as text', () => {
    expect(readLogsSearch({ search: 42 }).search).toBe('42')
  })
})
