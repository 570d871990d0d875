import { expect, test } from 'vitest'
import { logLines } from './logLines'

const [FIRST, SECOND] = ['2026-11-20T14:33:02Z', '2026-11-20T14:33:05Z']

test('pieces become lines; a line has the time of its first piece', () => {
  expect(logLines([{ stream: 'stdout', text: 'plan: ', at: FIRST }, { stream: 'stdout', text: 'refund\nwarning: 503\n', at: SECOND }])).toEqual([
    { text: 'plan: refund', at: FIRST, level: 'info' },
    { text: 'warning: 503', at: SECOND, level: 'warn' },
  ])
})

test('streams are put together apart, and what has no end yet is a line', () => {
  expect(logLines([{ stream: 'stdout', text: 'one' }, { stream: 'stderr', text: 'Traceback\n' }, { stream: 'stdout', text: ' two' }])).toEqual([
    { text: 'Traceback', level: 'error' },
    { text: 'one two', level: 'info' },
  ])
})

test('empty lines are left out', () => {
  expect(logLines([{ stream: 'stdout', text: '\n \n' }])).toEqual([])
})
