import { describe, expect, it } from 'vitest'
import { previous, readRange, writeRange } from './range'

const NOW = Date.UTC(2026, 10, 20, 15)
const DAY = 86_400_000

describe('time ranges', () => {
  it('count back from now', () => {
    expect(readRange('7d', NOW)).toEqual({ preset: '7d', from: NOW - 7 * DAY, to: null })
    expect(readRange('all', NOW).from).toBeNull()
  })
  it('survive the way into the address and back', () => {
    expect(readRange(writeRange(NOW - DAY, NOW), NOW)).toEqual({ preset: null, from: NOW - DAY, to: NOW })
  })
  it('fall back to a day when the address says nonsense', () => {
    for (const text of [undefined, '', 'x/y', '99z']) expect(readRange(text, NOW).preset).toBe('24h')
  })
  it('are compared with the equal window before', () => {
    expect(previous(readRange('24h', NOW), NOW)).toEqual({ from: NOW - 2 * DAY, to: NOW - DAY })
    expect(previous(readRange('all', NOW), NOW)).toBeNull()
  })
})
