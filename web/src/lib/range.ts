export const PRESETS = ['1h', '24h', '3d', '7d', '30d', 'all'] as const
export type Preset = (typeof PRESETS)[number]

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LENGTH: Record<Exclude<Preset, 'all'>, number> = { '1h': HOUR, '24h': DAY, '3d': 3 * DAY, '7d': 7 * DAY, '30d': 30 * DAY }

export interface Range {
  preset: Preset | null
  /** `90m`, `2w`: counted back from now, where no preset says it. */
  relative?: string
  /** ms; null: from the beginning. */
  from: number | null
  /** ms; null: now, and what comes. */
  to: number | null
}

const UNIT = { m: 60_000, h: HOUR, d: DAY, w: 7 * DAY } as const

/** Reads `24h` or `from/to` (ISO instants, either may be empty); anything else is the default. */
export function readRange(text: string | undefined, now: number, fallback: Preset = '24h'): Range {
  const [from, to] = (text ?? '').split('/').map((part) => Date.parse(part))
  if (text?.includes('/') && (!Number.isNaN(from) || !Number.isNaN(to))) {
    return { preset: null, from: Number.isNaN(from) ? null : from!, to: Number.isNaN(to) ? null : to! }
  }
  const known = PRESETS.find((each) => each === text)
  const relative = known ? null : /^(\d{1,4})([mhdw])$/.exec(text ?? '')
  if (relative) return { preset: null, relative: text!, from: now - Number(relative[1]) * UNIT[relative[2] as keyof typeof UNIT], to: null }
  const preset = known ?? fallback
  return { preset, from: preset === 'all' ? null : now - LENGTH[preset], to: null }
}

/** Reads `from/to`; null unless both are instants. */
export function readInstants(text: string | undefined): { from: number; to: number } | null {
  const [from = NaN, to = NaN] = (text ?? '').split('/').map((part) => Date.parse(part))
  return from < to ? { from, to } : null
}

export const writeRange = (from: number, to: number): string => `${new Date(from).toISOString()}/${new Date(to).toISOString()}`

/** The equal window before a range; null when the range has no beginning. */
export function previous(range: Range, now: number): { from: number; to: number } | null {
  if (range.from === null) return null
  const to = range.to ?? now
  return { from: range.from - (to - range.from), to: range.from }
}

export const iso = (ms: number | null | undefined): string | undefined => (ms == null ? undefined : new Date(ms).toISOString())
