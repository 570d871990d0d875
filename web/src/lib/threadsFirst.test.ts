import { beforeEach, expect, test, vi } from 'vitest'
import { hasThreads, keepThreads } from './threadsFirst'

const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  vi.restoreAllMocks()
  vi.stubGlobal('localStorage', { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => kept.set(name, value), removeItem: (name: string) => kept.delete(name) })
})

test('what an answer told is kept, and taken back by a later one', () => {
  expect(hasThreads('p')).toBe(false)
  keepThreads('p', true)
  expect([hasThreads('p'), hasThreads('q')]).toEqual([true, false])
  keepThreads('p', false)
  expect(hasThreads('p')).toBe(false)
  expect(kept.size).toBe(0)
})

test('the answer that brought the page tells of the project it names, and of no other', () => {
  const entry = { serverTiming: [{ name: 'cache', description: 'p' }, { name: 'threads', description: 'p' }] } as unknown as PerformanceEntry
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([entry])
  expect([hasThreads('p'), hasThreads('q')]).toEqual([true, false])
})
