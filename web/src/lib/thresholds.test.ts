import { describe, expect, it } from 'vitest'
import { quantile, thresholds, tint } from './thresholds'

const rows = (n: number) => Array.from({ length: n }, (_, i) => ({ name: 'a', value: i + 1 }))

describe('thresholds', () => {
  it('exist only for names with enough values', () => {
    expect(
      thresholds(
        rows(19),
        (r) => r.name,
        (r) => r.value,
      ).size,
    ).toBe(0)
    expect(
      thresholds(
        rows(101),
        (r) => r.name,
        (r) => r.value,
      ).get('a'),
    ).toEqual({ p95: 96, p99: 100 })
  })
  it('leave a normal value untinted', () => {
    const of = { p95: 10, p99: 20 }
    expect([tint(10, of), tint(11, of), tint(21, of), tint(99, undefined), tint(undefined, of)]).toEqual(['', 'p95', 'p99', '', ''])
    expect(tint(10, { p95: 10, p99: 10 })).toBe('')
  })
  it('interpolate between values', () => {
    expect(quantile([0, 10], 0.5)).toBe(5)
    expect(quantile([], 0.5)).toBe(0)
  })
})
