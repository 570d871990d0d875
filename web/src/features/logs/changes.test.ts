import { describe, expect, test } from 'vitest'
import { addChanges, mayAdd, touches } from './changes'

const at = '2026-11-21T03:00:00Z'
const shows = (trace: string) => trace === 'a'

describe('what an event changes', () => {
  test('rows are loaded again for their own traces only', () => {
    expect(touches({ traces: 1, trace_ids: ['b'], at }, shows)).toBe(false)
    expect(touches({ spans: 4, trace_ids: ['b', 'a'], at }, shows)).toBe(true)
    expect(touches({ lists: ['prompts'], at }, shows)).toBe(false)
    expect(touches({ threads: 1, at }, shows)).toBe(false)
  })

  test('what is not known, scores and a stream that was opened may change any row', () => {
    expect(touches({ traces: 200, at }, shows)).toBe(true)
    expect(touches({ scores: 1, at }, shows)).toBe(true)
    expect(touches({ at }, shows)).toBe(true)
    expect([mayAdd({ at }), mayAdd({ scores: 1, at }), mayAdd({ spans: 1, at })]).toEqual([true, false, true])
  })

  test('two events are one that knows the traces where both do', () => {
    expect(addChanges({ traces: 1, trace_ids: ['a'], at }, { spans: 2, trace_ids: ['a', 'b'], at })).toMatchObject({ traces: 1, spans: 2, trace_ids: ['a', 'b'] })
    expect(touches(addChanges({ traces: 1, trace_ids: ['b'], at }, { lists: ['alerts'], at }), shows)).toBe(false)
    expect(touches(addChanges({ traces: 1, trace_ids: ['b'], at }, { traces: 300, at }), shows)).toBe(true)
    expect(touches(addChanges({ lists: ['alerts'], at }, { lists: ['prompts'], at }), shows)).toBe(false)
    expect(touches(addChanges({ at }, { traces: 1, trace_ids: ['b'], at }), shows)).toBe(true)
  })
})
