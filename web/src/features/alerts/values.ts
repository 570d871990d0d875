import type { TFunction } from 'i18next'
import * as f from '../../lib/format'
import type { EventType } from './model'

/** A measured value with its unit. */
export function valueText(metric: EventType, value: number | undefined, measure?: string): string {
  if (value === undefined) return f.NONE
  if (measure === 'rate') return `${+value.toPrecision(3)}${f.NBSP}%`
  if (metric === 'trace:cost') return f.costTotal(value)
  if (metric === 'trace:latency') return f.durationSummary(value * 1000)
  return metric === 'trace:errors' ? f.count(value) : f.score(value)
}

/** Today by the clock, else with the day; seconds say nothing of an alert. */
export function when(iso: string | number | undefined): string {
  if (iso === undefined) return f.NONE
  const at = typeof iso === 'number' ? iso : Date.parse(iso)
  return new Date(at).toDateString() === new Date().toDateString() ? f.clockShort(at) : `${f.day(at)}, ${f.clockShort(at)}`
}

/** How long, in whole minutes from one minute on. */
export function lastedText(ms: number, t: TFunction): string {
  if (ms < 60_000) return f.durationSummary(ms)
  return ms < 3_600_000 ? t('alerts.spans.minutes', { value: Math.round(ms / 60_000) }) : f.durationSummary(ms)
}
