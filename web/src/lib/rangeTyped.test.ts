import { describe, expect, it } from 'vitest'
import { readTypedRange } from './rangeTyped'

// A Saturday, in whatever zone the tests run.
const now = new Date(2026, 10, 28, 14, 30).getTime()
const at = (...parts: [number, number, number, number?, number?]) => new Date(parts[0], parts[1] - 1, parts[2], parts[3] ?? 0, parts[4] ?? 0).toISOString()
const read = (text: string) => readTypedRange(text, now)

describe('a typed range', () => {
  it.each([
    ['3d', '3d'],
    ['90 min', '90m'],
    ['last 2 weeks', '2w'],
    ['All', 'all'],
  ])('%s counts back from now', (text, range) => expect(read(text)).toBe(range))

  it.each([
    ['today', `${at(2026, 11, 28)}/`],
    ['yesterday', `${at(2026, 11, 27)}/${at(2026, 11, 28)}`],
    ['last tuesday', `${at(2026, 11, 24)}/${at(2026, 11, 25)}`],
    ['sat', `${at(2026, 11, 21)}/${at(2026, 11, 22)}`],
    ['last week', `${at(2026, 11, 16)}/${at(2026, 11, 23)}`],
    ['last month', `${at(2026, 10, 1)}/${at(2026, 11, 1)}`],
  ])('%s is understood by name', (text, range) => expect(read(text)).toBe(range))

  it.each([
    ['16 nov', `${at(2026, 11, 16)}/${at(2026, 11, 17)}`],
    ['16 Nov 9:00 – now', `${at(2026, 11, 16, 9)}/`],
    ['nov 16 - 18 nov', `${at(2026, 11, 16)}/${at(2026, 11, 19)}`],
    ['2026-11-16 09:00 to 2026-11-16 12:15', `${at(2026, 11, 16, 9)}/${at(2026, 11, 16, 12, 15)}`],
    ['9:00 - 12:00', `${at(2026, 11, 28, 9)}/${at(2026, 11, 28, 12)}`],
    ['16 nov 9:00 - 11:00', `${at(2026, 11, 16, 9)}/${at(2026, 11, 16, 11)}`],
    ['24 dec', `${at(2025, 12, 24)}/${at(2025, 12, 25)}`],
    ['11月16日', `${at(2026, 11, 16)}/${at(2026, 11, 17)}`],
  ])('%s names days and times', (text, range) => expect(read(text)).toBe(range))

  it.each(['', 'soon', '0d', '31 feb', '25:00 - now', '18 nov - 16 nov', 'a - b - c'])('%s is not understood', (text) => expect(read(text)).toBeNull())
})
