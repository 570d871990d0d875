import * as f from '../../lib/format'
import type { Unit } from './metrics'

/** A value of a metric as people read it. */
export function metricText(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return f.NONE
  switch (unit) {
    case 'ms':
      return f.duration(value)
    case 'usd':
      return f.cost(value)
    case 'score':
      return f.score(value)
    case 'share':
      // Rates come in percent.
      return f.share(value / 100)
    default:
      return f.countShort(value)
  }
}

/** A tick of an axis: as short as it can be, and nought is a number. */
export function axisText(value: number, unit: Unit): string {
  if (value === 0) return unit === 'usd' ? '$0' : unit === 'ms' ? `0${f.NBSP}s` : unit === 'share' ? `0${f.NBSP}%` : '0'
  if (unit === 'ms') return f.durationSummary(value)
  if (unit === 'usd') return value >= 0.01 ? f.costTotal(value) : f.cost(value)
  return unit === 'share' ? `${+value.toPrecision(3)}${f.NBSP}%` : unit === 'score' ? String(+value.toPrecision(3)) : metricText(value, unit)
}
