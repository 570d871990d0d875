import { describe, expect, it } from 'vitest'
import * as f from './format'

const plain = (text: string) => text.replaceAll(f.NBSP, ' ')

describe('counts', () => {
  it('are exact and grouped below a million and get a unit above', () => {
    expect(f.count(157845)).toBe('157,845')
    expect(plain(f.count(96_400_000))).toBe('96.4 M')
    expect(f.count(999_999)).toBe('999,999')
  })
  it('get their unit at 100 k in tabs', () => {
    expect(plain(f.countShort(612_340))).toBe('612 k')
    expect(f.countShort(48_213)).toBe('48,213')
  })
  it('never round a thousand k into view', () => {
    expect(plain(f.countShort(999_700))).toBe('1.00 M')
  })
})

describe('durations', () => {
  it.each([
    [38, '38 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [12_600, '12.60 s'],
    [134_000, '2 m 14 s'],
    [3_900_000, '1 h 05 m'],
    [0.2, '<1 ms'],
    [0, '0 ms'],
  ])('%d ms is written %s', (ms, text) => {
    expect(plain(f.duration(ms))).toBe(text)
  })
  it('keep three digits in summaries', () => {
    expect(plain(f.durationSummary(0.3))).toBe('<1 ms')
    expect(plain(f.durationSummary(0))).toBe('0 ms')
    expect(plain(f.durationSummary(22_400))).toBe('22.4 s')
    expect(plain(f.durationSummary(1_920))).toBe('1.92 s')
  })
  it('that are a guess have whole seconds', () => {
    expect(plain(f.durationLeft(3_720))).toBe('4 s')
    expect(plain(f.durationLeft(200))).toBe('1 s')
    expect(plain(f.durationLeft(59_700))).toBe('1 m 00 s')
  })
  it('of an unfinished run are a dash', () => {
    expect(f.duration(null)).toBe('–')
    expect(f.duration(Number.NaN)).toBe('–')
  })
})

describe('cost', () => {
  it('has four decimals per call, two in total, and is never $0', () => {
    expect(f.cost(0.0312)).toBe('$0.0312')
    expect(f.cost(0.00003)).toBe('<$0.0001')
    expect(f.cost(0)).toBe('–')
    expect(f.costTotal(412.66)).toBe('$412.66')
    expect(f.costTotal(0.0031)).toBe('$0.0031')
    expect(f.costCents(0.009)).toBe('<$0.01')
    expect(f.costCents(1.874)).toBe('$1.87')
  })
})

describe('shares and deltas', () => {
  it('have two decimals below ten percent', () => {
    expect(plain(f.share(0.0184))).toBe('1.84 %')
    expect(plain(f.share(0.713))).toBe('71.3 %')
    expect(plain(f.share(0))).toBe('0.00 %')
  })
  it('carry their sign with a real minus', () => {
    const text = (value: number) => value.toFixed(2)
    expect(f.signed(0.062, text)).toBe('+0.06')
    expect(f.signed(-0.34, text)).toBe('−0.34')
    expect(f.signed(0, text)).toBe('±0.00')
  })
})

describe('times and ids', () => {
  const now = new Date(2026, 10, 20, 15, 0, 0).getTime()
  it('show the clock today, the day this year, and the year otherwise', () => {
    expect(f.time(new Date(2026, 10, 20, 14, 32, 8).getTime(), now)).toBe('14:32:08')
    expect(f.time(new Date(2026, 10, 14, 9, 0).getTime(), now)).toContain('14')
    expect(f.since(new Date(2026, 10, 20, 14, 32, 8).getTime(), now)).toBe('14:32')
    expect(f.since(new Date(2026, 10, 14, 9, 0).getTime(), now)).toContain('14')
    expect(f.since(null)).toBe(f.NONE)
    expect(f.time(new Date(2025, 3, 2).getTime(), now)).toContain('2025')
  })
  it('say how long ago in the shortest words', () => {
    expect(
      ['2026-11-20T14:59:56Z', '2026-11-20T14:42:00Z', '2026-11-20T06:00:00Z', '2026-11-02T15:00:00Z'].map((at) =>
        plain(f.age(at, Date.UTC(2026, 10, 20, 15))),
      ),
    ).toEqual(['4 s ago', '18 min ago', '9 h ago', '18 d ago'])
  })
  it('read the time out of a version 7 id only', () => {
    expect(f.uuidTime('019a6c1e-7d40-7000-8000-000000000000')).toBe(0x019a6c1e7d40)
    expect(f.uuidTime('019a6c1e-7d40-4000-8000-000000000000')).toBeNull()
  })
  it('shorten an id to its first twelve digits', () => {
    expect(f.shortId('019a6c1e-7d40-7000-8000-000000000000')).toBe('019a6c1e-7d40')
  })
})
