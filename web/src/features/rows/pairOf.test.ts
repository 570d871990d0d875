import { expect, it } from 'vitest'
import { pairOf } from './pairOf'

const row = (id: string, start_time: string, more: object = {}) => ({ id, start_time, ...more })

it('compares the failed row with the good one, else the earlier with the later', () => {
  const [early, late] = [row('1', '2026-11-20T10:00:00Z'), row('2', '2026-11-20T11:00:00Z')]
  expect(pairOf([late, early])).toEqual({ a: '1', b: '2' })
  expect(pairOf([early, { ...late, error_info: {} }])).toEqual({ a: '2', b: '1' })
  expect(pairOf([early])).toBeNull()
})

it('names the traces of spans', () => {
  expect(pairOf([row('s1', '1', { trace_id: 't1' }), row('s2', '2', { trace_id: 't2' })])).toEqual({ a: 't1', b: 't2', aSpan: 's1', bSpan: 's2' })
})
