import { describe, expect, it } from 'vitest'
import { pointOf, rowsKey, splitOf } from './point'
import type { Board } from './window'

const board: Board = {
  time: { range: { from: 0, to: 2500 } as Board['time']['range'], from: 0, to: 2500, before: null },
  previous: false,
  filters: [{ field: 'name', operator: '=', value: 'chat' }],
  zoom: () => undefined,
  split: () => undefined,
}
const data = { times: [0, 1000, 2000], step: 1000 }

describe('a point of a chart', () => {
  it('leads to its rows, in its step and not beyond what is shown', () => {
    const { rows } = pointOf(2, undefined, data, { metricType: 'TRACE_ERROR_RATE' }, board)!
    expect(rows.range).toBe('1970-01-01T00:00:02.000Z/1970-01-01T00:00:02.500Z')
    expect(rows.filters!.map((each) => each.field)).toEqual(['name', 'error_info'])
  })
  it('compares failed rows with good ones, any other with the rest of the time', () => {
    expect(pointOf(0, undefined, data, { metricType: 'TRACE_ERRORS' }, board)!.differs!.differs).toBe('errors')
    expect(pointOf(0, undefined, data, { metricType: 'COST' }, board)!.differs!.differs).toBe('brush')
    expect(pointOf(0, undefined, data, { metricType: 'THREAD_COUNT' }, board)!.differs).toBeNull()
  })
  it('is of a group where its line is', () => {
    const line = { key: 'a', measure: 'cost', group: 'gpt', values: [1], total: 1 }
    expect(pointOf(0, line, data, { metricType: 'SPAN_COST', breakdown: { field: 'model' } }, board)!.rows.filters!.at(-1)).toEqual({ field: 'model', operator: '=', value: 'gpt' })
  })
  it('splits by the type of error or by name, once', () => {
    expect(splitOf({ metricType: 'TRACE_ERROR_RATE' })).toBe('error_type')
    expect(splitOf({ metricType: 'COST' })).toBe('name')
    expect(splitOf({ metricType: 'COST', breakdown: { field: 'model' } })).toBeUndefined()
    expect(rowsKey({ metricType: 'SPAN_ERROR_RATE' })).toBe('failedSpans')
  })
  it('is none beyond the end', () => expect(pointOf(9, undefined, data, {}, board)).toBeNull())
})
