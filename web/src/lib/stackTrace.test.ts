import { expect, it } from 'vitest'
import { frames } from './stackTrace'

it('Python traces end with the innermost frame', () => {
  const stack = 'Traceback (most recent call last):\n  File "/app/src/main.py", line 3, in run\n    f()\n  File "/app/src/tools/refund.py", line 9, in issue\nTimeout'
  expect(frames(stack)).toEqual([
    { method: 'issue', place: 'tools/refund.py:9' },
    { method: 'run', place: 'src/main.py:3' },
  ])
})

it('.NET and JavaScript traces begin with it', () => {
  expect(frames('X: no\n   at A.B.Refund.IssueAsync(String id) in C:\\w\\Payments\\Refund.cs:line 88\n   at A.Main()')).toEqual([
    { method: 'Refund.IssueAsync', place: 'Payments/Refund.cs:88' },
    { method: 'A.Main', place: '' },
  ])
  expect(frames('Error: no\n    at issue (file:///w/tools/refund.js:3:9)\n    at /w/src/main.js:7:1')).toEqual([
    { method: 'issue', place: 'tools/refund.js:3' },
    { method: '(anonymous)', place: 'src/main.js:7' },
  ])
})

it('anything else has no frames', () => {
  expect(frames('it just failed')).toEqual([])
})
