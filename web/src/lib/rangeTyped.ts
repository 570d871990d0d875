import { PRESETS } from './range'

/**
 * Reads a typed range into the form of the address: `24h` counts back from now, `from/to` are instants and either may be empty.
 * Understood: `3d`, `90m`, `all`, `today`, `last week`, `tuesday`, `16 nov`, `9:00 - 12:00`, `16 nov 9:00 - now`,
 * `2026-11-16 09:00 – 18 nov`. Times are those of the reader. Null: not understood.
 */
export function readTypedRange(typed: string, now: number): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text === '') return null
  if (PRESETS.some((preset) => preset === text)) return text
  const relative = /^(?:last |past )?(\d{1,4}) ?(m|min|minutes?|h|hours?|d|days?|w|weeks?)$/.exec(text)
  if (relative) return Number(relative[1]) > 0 ? `${Number(relative[1])}${relative[2]![0]}` : null
  const named = readNamed(text, now)
  if (named) return write(named)
  const parts = text.split(/ (?:-|–|—|to|until) |[–—]/)
  if (parts.length > 2) return null
  const from = readPoint(parts[0]!, now, now)
  if (!from) return null
  if (parts.length === 1) return write({ from: from.at, to: from.wholeDay ? nextDay(from.at) : null })
  const until = parts[1]!.trim()
  if (until === 'now' || until === '') return write({ from: from.at, to: null })
  const to = readPoint(until, from.at, now)
  if (!to) return null
  const end = to.wholeDay ? nextDay(to.at) : to.at
  return end > from.at ? write({ from: from.at, to: end }) : null
}

interface Span {
  from: number
  to: number | null
}

const write = ({ from, to }: Span): string => `${new Date(from).toISOString()}/${to === null ? '' : new Date(to).toISOString()}`

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const midnight = (at: number, days = 0): number => {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}
const nextDay = (at: number): number => midnight(at, 1)

function readNamed(text: string, now: number): Span | null {
  const today = new Date(now)
  // Weeks begin on Monday.
  const sinceMonday = (today.getDay() + 6) % 7
  const month = (by: number) => new Date(today.getFullYear(), today.getMonth() + by, 1).getTime()
  switch (text) {
    case 'today':
      return { from: midnight(now), to: null }
    case 'yesterday':
      return { from: midnight(now, -1), to: midnight(now) }
    case 'this week':
      return { from: midnight(now, -sinceMonday), to: null }
    case 'last week':
      return { from: midnight(now, -sinceMonday - 7), to: midnight(now, -sinceMonday) }
    case 'this month':
      return { from: month(0), to: null }
    case 'last month':
      return { from: month(-1), to: month(0) }
  }
  const word = /^(?:last )?([a-z]{3,9})$/.exec(text)?.[1]
  const day = word === undefined ? -1 : DAYS.findIndex((each) => each === word || each.slice(0, 3) === word)
  if (day < 0) return null
  // The latest one that is over.
  const back = (today.getDay() - day + 7) % 7 || 7
  return { from: midnight(now, -back), to: midnight(now, 1 - back) }
}

interface Point {
  at: number
  wholeDay: boolean
}

const CLOCK = /(?:^|[ t])(\d{1,2}):(\d{2})(?::(\d{2}))?z?$/

/** A day, a time of day, or both. Without a day it is that of `near`; a day without a year is the latest one that is not ahead of now. */
function readPoint(text: string, near: number, now: number): Point | null {
  let rest = text.trim()
  let clock: [number, number, number] | null = null
  const time = CLOCK.exec(rest)
  if (time) {
    clock = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)]
    if (clock[0] > 23 || clock[1] > 59 || clock[2] > 59) return null
    rest = rest.slice(0, time.index).replace(/,$/, '').trim()
  }
  const day = rest === '' ? (clock ? midnight(near) : null) : readDay(rest, now)
  if (day === null) return null
  if (!clock) return { at: day, wholeDay: true }
  const date = new Date(day)
  return { at: new Date(date.getFullYear(), date.getMonth(), date.getDate(), ...clock).getTime(), wholeDay: false }
}

function readDay(text: string, now: number): number | null {
  if (text === 'today') return midnight(now)
  if (text === 'yesterday') return midnight(now, -1)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]))
  const chinese = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/.exec(text)
  if (chinese) return inYear(chinese[1], Number(chinese[2]) - 1, Number(chinese[3]), now)
  const worded = /^(\d{1,2})\.? ([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(text) ?? swap(/^([a-z]{3,9})\.? (\d{1,2})(?:,? (\d{4}))?$/.exec(text))
  if (!worded) return null
  const month = MONTHS.indexOf(worded[2]!.slice(0, 3))
  return month < 0 ? null : inYear(worded[3], month, Number(worded[1]), now)
}

/** `nov 16` as `16 nov`. */
const swap = (match: RegExpExecArray | null): (string | undefined)[] | null => match && [match[0], match[2], match[1], match[3]]

function inYear(year: string | undefined, month: number, day: number, now: number): number | null {
  if (year) return dateOf(Number(year), month, day)
  const here = new Date(now).getFullYear()
  const at = dateOf(here, month, day)
  return at !== null && at > nextDay(now) ? dateOf(here - 1, month, day) : at
}

function dateOf(year: number, month: number, day: number): number | null {
  const date = new Date(year, month, day)
  return date.getMonth() === month && date.getDate() === day ? date.getTime() : null
}
