/** Numbers, times and ids as the interface writes them. Raw values stay raw for sorting and export. */

/** No-break space: stands between a number and its unit. The narrow one is missing from many fonts. */
export const NBSP = '\u00a0'
/** What stands where a value cannot exist or is not known. */
export const NONE = '–'

let locale = 'en'
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

/** Sets the locale of every formatter; called when the language changes. */
export function setFormatLocale(next: string): void {
  locale = next
  cache.clear()
}

function number(min: number, max: number): Intl.NumberFormat {
  const key = `n${min}.${max}`
  let format = cache.get(key) as Intl.NumberFormat | undefined
  if (!format) {
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: min, maximumFractionDigits: max })
    cache.set(key, format)
  }
  return format
}

function date(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = cache.get(key) as Intl.DateTimeFormat | undefined
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...options })
    cache.set(key, format)
  }
  return format
}

const fixed = (value: number, digits: number): string => number(digits, digits).format(value)

function threeDigits(value: number): string {
  return fixed(value, value >= 100 ? 0 : value >= 10 ? 1 : 2)
}

export interface Figure {
  value: string
  unit?: string
}

const join = (figure: Figure): string => (figure.unit ? `${figure.value}${NBSP}${figure.unit}` : figure.value)

/** A count split into digits and unit; exact below `exactBelow`, three digits and a unit from there on. */
export function countFigure(value: number | null | undefined, exactBelow = 1_000_000): Figure {
  if (value == null || !Number.isFinite(value)) return { value: NONE }
  const size = Math.abs(value)
  if (size < exactBelow) return { value: number(0, 0).format(value) }
  if (size < 999_500) return { value: fixed(value / 1e3, 0), unit: 'k' }
  if (size < 999_500_000) return { value: threeDigits(value / 1e6), unit: 'M' }
  return { value: threeDigits(value / 1e9), unit: 'G' }
}

/** Exact and grouped to 999,999, above that three digits with a unit. */
export const count = (value: number | null | undefined): string => join(countFigure(value))

/** For tabs and badges: the unit starts at 100 k. */
export const countShort = (value: number | null | undefined): string => join(countFigure(value, 100_000))

/** Duration in ms of one run: whole milliseconds below 1 s, two decimals to 60 s, so that points align in a column. */
export function duration(ms: number | null | undefined): string {
  if (ms == null || !Number.isFinite(ms) || ms < 0) return NONE
  if (ms < 999.5) return join(durationFigure(ms))
  if (ms < 59_995) return `${fixed(ms / 1000, 2)}${NBSP}s`
  return long(ms)
}

function long(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)}${NBSP}m ${String(seconds % 60).padStart(2, '0')}${NBSP}s`
  }
  const minutes = Math.round(seconds / 60)
  return `${number(0, 0).format(Math.floor(minutes / 60))}${NBSP}h ${String(minutes % 60).padStart(2, '0')}${NBSP}m`
}

/** Duration in ms of a summary: three significant digits, split into digits and unit. */
export function durationFigure(ms: number | null | undefined): Figure {
  if (ms == null || !Number.isFinite(ms) || ms < 0) return { value: NONE }
  if (ms < 0.5 && ms > 0) return { value: '<1', unit: 'ms' }
  if (ms < 999.5) return { value: String(Math.round(ms)), unit: 'ms' }
  if (ms < 59_950) return { value: threeDigits(ms / 1000), unit: 's' }
  return { value: long(ms) }
}

/** Time in ms that something will still take: whole seconds, because it is a guess. */
export const durationLeft = (ms: number): string => (ms < 59_500 ? `${Math.max(1, Math.round(ms / 1000))}${NBSP}s` : long(ms))

export const durationSummary = (ms: number | null | undefined): string => join(durationFigure(ms))

/** Cost in USD of one call: four decimals, smaller than that `<$0.0001`, unknown `–`, never $0. */
export function cost(usd: number | null | undefined): string {
  if (usd == null || !Number.isFinite(usd) || usd <= 0) return NONE
  if (usd < 0.0001) return '<$0.0001'
  return `$${fixed(usd, usd >= 100 ? 2 : 4)}`
}

/** Cost in USD of one run, of which 0 is what a client told; what is not known is nothing. */
export const costOfRun = (usd: number | null | undefined): string => (usd === 0 ? '$0' : cost(usd))

/** Cost in USD in a column of totals: two decimals for all of them. */
export const costCents = (usd: number | null | undefined): string => (usd != null && usd > 0 && usd < 0.01 ? '<$0.01' : costTotal(usd))

/** Cost in USD of many calls: two decimals; small sums keep four. */
export function costTotal(usd: number | null | undefined): string {
  if (usd == null || !Number.isFinite(usd) || usd <= 0) return NONE
  if (usd < 0.01) return cost(usd)
  if (usd >= 999_995) return `$${join(countFigure(usd))}`
  return `$${fixed(usd, 2)}`
}

/** Cost in USD where cents do not matter: whole from $100 on. */
export const costWhole = (usd: number): string => (usd >= 99.995 && usd < 999_995 ? `$${fixed(usd, 0)}` : costTotal(usd))

/** A share of 0..1 in percent: two decimals below 10 %, one above. */
export function shareFigure(value: number | null | undefined): Figure {
  if (value == null || !Number.isFinite(value)) return { value: NONE }
  const percent = value * 100
  return { value: fixed(percent, percent < 9.995 ? 2 : percent >= 99.95 ? 0 : 1), unit: '%' }
}

export const share = (value: number | null | undefined): string => join(shareFigure(value))

/** A whole percentage for narrow columns. */
export const percent = (value: number): string => `${Math.round(value * 100)}${NBSP}%`

/** So many decimals: three for scores in comparisons. */
export const decimals = (value: number | null | undefined, digits: number): string =>
  value == null || !Number.isFinite(value) ? NONE : fixed(value, digits)

export const score = (value: number | null | undefined): string => (value == null || !Number.isFinite(value) ? NONE : fixed(value, 2))

/** The sign always, real minus. */
export function signed(value: number, text: (absolute: number) => string): string {
  const body = text(Math.abs(value))
  if (Number(value.toFixed(6)) === 0) return `±${body}`
  return `${value > 0 ? '+' : '−'}${body}`
}

/** Clock time today, day and month this year, else with the year. */
export function time(iso: string | number | null | undefined, now: number = Date.now()): string {
  const at = toDate(iso)
  if (!at) return NONE
  const today = new Date(now)
  if (at.toDateString() === today.toDateString()) return clock(at.getTime())
  if (at.getFullYear() === today.getFullYear()) {
    return date('dm', { day: 'numeric', month: 'short' }).format(at)
  }
  return date('dmy', { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

export const clock = (at: number): string => date('hms', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at)

export const clockShort = (at: number): string => date('hm', { hour: '2-digit', minute: '2-digit' }).format(at)

/** Time of day without seconds today, else the day: since when something has been so. */
export function since(iso: string | number | null | undefined, now: number = Date.now()): string {
  const at = toDate(iso)
  return at && at.toDateString() === new Date(now).toDateString() ? clockShort(at.getTime()) : time(iso, now)
}

export const day = (at: number): string => date('dm', { day: 'numeric', month: 'short' }).format(at)

/** Day and time to the millisecond. */
export function timeFull(iso: string | number | null | undefined): string {
  const at = toDate(iso)
  if (!at) return NONE
  const ms = String(at.getMilliseconds()).padStart(3, '0')
  return `${day(at.getTime())}, ${clock(at.getTime())}.${ms}`
}

/** Shorter than what `Intl` writes for English. */
const ENGLISH_AGE = { second: 's', minute: 'min', hour: 'h', day: 'd' }

/** How long ago, where freshness matters. */
export function age(iso: string | number | null | undefined, now: number = Date.now()): string {
  const at = toDate(iso)
  if (!at) return NONE
  const seconds = Math.max(0, Math.round((now - at.getTime()) / 1000))
  const [value, unit] =
    seconds < 60
      ? ([seconds, 'second'] as const)
      : seconds < 3600
        ? ([Math.floor(seconds / 60), 'minute'] as const)
        : seconds < 86_400
          ? ([Math.floor(seconds / 3600), 'hour'] as const)
          : ([Math.floor(seconds / 86_400), 'day'] as const)
  if (!locale.startsWith('en')) return new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' }).format(-value, unit)
  return `${value}${NBSP}${ENGLISH_AGE[unit]} ago`
}

function toDate(iso: string | number | null | undefined): Date | null {
  if (iso == null) return null
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Bytes with three digits: 812 B, 12.4 kB, 3.1 MB. */
export const bytes = (size: number): string => join(bytesFigure(size))

export function bytesFigure(size: number): Figure {
  if (size < 1000) return { value: String(Math.round(size)), unit: 'B' }
  const unit = size < 999_500 ? 'kB' : size < 999_500_000 ? 'MB' : 'GB'
  const value = size / (unit === 'kB' ? 1e3 : unit === 'MB' ? 1e6 : 1e9)
  return { value: fixed(value, value >= 100 ? 0 : 1), unit }
}

/** The first 12 digits of an id with their hyphen; the whole id is always one click away. */
export const shortId = (id: string): string => (id.length > 13 ? id.slice(0, 13) : id)

/** The time in ms that a UUID of version 7 carries; null for anything else. */
export function uuidTime(id: string): number | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7/i.test(id)) return null
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
