import { expect, test } from 'vitest'
import { runnerFacts } from './runnerFacts'

test('what a runner tells is shown, and nothing else', () => {
  expect(runnerFacts({ latency_ms: 14.2, platform: '.NET 10' }, { language: 'dotnet' }).replace(/\s/g, ' ')).toBe('14 ms, .NET 10')
  expect(runnerFacts({}, { language: 'python' })).toBe('Python')
  expect(runnerFacts({}, { language: 'cobol' })).toBe('cobol')
  expect(runnerFacts({}, {})).toBe('')
})
