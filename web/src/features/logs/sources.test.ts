import { describe, expect, it } from 'vitest'
import { chosenSource, sourceFilters, withSource } from './sources'

const sdk = { field: 'source', operator: '=', value: 'sdk' }
const name = { field: 'name', operator: '=', value: 'x' }
const run = { field: 'experiment_ids', operator: 'in', value: 'e' }

describe('the source of the runs in Logs', () => {
  it('is an SDK unless every source is asked for', () => {
    expect(sourceFilters({})).toEqual([sdk])
    expect(sourceFilters({ filters: [name] })).toEqual([sdk])
    expect(sourceFilters({ source: 'all' })).toEqual([])
  })
  it('is left open by a filter that names runs, also in a group, but not by one that leaves some out', () => {
    expect(sourceFilters({ filters: [run] })).toEqual([])
    expect(sourceFilters({ filters: [{ field: '', operator: '', value: '', any: [[name], [run]] }] })).toEqual([])
    expect(sourceFilters({ filters: [{ field: 'id', operator: '!=', value: 'a' }] })).toEqual([sdk])
  })
  it('is chosen, and the choice is told back', () => {
    for (const filters of [undefined, [name], [run], [{ ...sdk, value: 'evaluator' }]])
      for (const source of ['sdk', 'playground', 'all']) expect(chosenSource(withSource(filters, source))).toBe(source)
    expect(withSource([{ ...sdk, value: 'playground' }], 'sdk')).toEqual({ source: undefined, filters: undefined })
  })
})
