import * as f from '../../lib/format'
import type { Unit } from './metrics'

/** A value of a metric as people read it. */
export function metricText(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return f.NONE
  switch (unit) {
    case 'ms':
      return f.duration(value)
    case 'usd':
      return value >= 1 || value === 0 ? f.costTotal(value) : f.cost(value)
    case 'score':
      return f.score(value)
    case 'share':
      return f.share(value)
    default:
      return f.count(Math.round(value))
  }
}

/** A change of a value: rates in points, everything else in its own unit, counts and sums in percent. */
export function changeText(now: number, before: number, unit: Unit): string {
  const by = now - before
  if (unit === 'share') return signed(by * 100, (each) => `${each.toFixed(2)}${f.NBSP}pp`)
  if (unit === 'ms') return signed(by, (each) => f.durationSummary(each))
  if (unit === 'score') return signed(by, f.score)
  return before === 0 ? '' : signed(by / before, (each) => f.percent(each))
}

/** What rounds to nothing has no sign. */
const signed = (value: number, text: (absolute: number) => string): string => (text(Math.abs(value)) === text(0) ? text(0) : f.signed(value, text))

/** A tick of an axis: as short as it can be, and nought is a number. */
export function axisText(value: number, unit: Unit): string {
  if (value === 0) return unit === 'usd' ? '$0' : unit === 'ms' ? `0${f.NBSP}s` : unit === 'share' ? `0${f.NBSP}%` : '0'
  if (unit === 'ms') return value >= 1000 ? `${+(value / 1000).toPrecision(3)}${f.NBSP}s` : `${+value.toPrecision(3)}${f.NBSP}ms`
  if (unit === 'usd') return `$${+value.toPrecision(3)}`
  if (unit === 'share') return `${+(value * 100).toPrecision(3)}${f.NBSP}%`
  if (unit === 'score') return String(+value.toPrecision(3))
  // Ticks of one axis are read together: `50 k` under `100 k`, `1.5 M` under `3 M`.
  const [by, sign] = value >= 1e9 ? [1e9, 'G'] : value >= 1e6 ? [1e6, 'M'] : value >= 1e3 ? [1e3, 'k'] : [1, '']
  return sign ? `${+(value / by).toPrecision(4)}${f.NBSP}${sign}` : f.countShort(value)
}

/** Length of a time in words, to the largest unit that is nearly whole: `24 h`, `7 d`, `3 h`. */
export function lengthText(ms: number): string {
  if (ms < 3_600_000) return stepText(Math.max(1, Math.round(ms / 60_000)) * 60_000)
  return ms < 2 * 86_400_000 ? `${Math.round(ms / 3_600_000)}${f.NBSP}h` : `${Math.round(ms / 86_400_000)}${f.NBSP}d`
}

/** Length of a step in words: `30 min`, `12 h`. */
export function stepText(ms: number): string {
  const minutes = ms / 60_000
  if (minutes < 60) return `${minutes}${f.NBSP}min`
  if (minutes < 1440) return `${minutes / 60}${f.NBSP}h`
  return `${minutes / 1440}${f.NBSP}d`
}
