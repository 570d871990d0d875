import type { Proposal } from '../alerts/model'
import { measuresOf, metricOf, partOf } from './metrics'
import type { WidgetConfig } from './model'
import { rowFilters, type Line } from './series'
import type { Board } from './window'

/** Windows that the form of an alert offers, seconds. */
const WINDOWS = [300, 900, 1800, 3600, 21_600, 43_200, 86_400]
const USUAL_WINDOW = 1800

interface Measured {
  event_type: Proposal['event_type']
  more: Record<string, string>
  scale: number
  sums: boolean
}

/** What an alert measures of what a chart shows; null: alerts do not measure it (spans, numbers of traces, tokens). */
function measured({ metricType }: WidgetConfig, measure: string): Measured | null {
  const part = partOf(measure)
  switch (metricOf(metricType).id) {
    case 'TRACE_ERROR_RATE':
      return { event_type: 'trace:errors', more: { measure: 'rate' }, scale: 100, sums: false }
    case 'TRACE_ERRORS':
      return { event_type: 'trace:errors', more: {}, scale: 1, sums: true }
    case 'COST':
      return { event_type: 'trace:cost', more: {}, scale: 1, sums: true }
    case 'DURATION':
    case 'TRACE_AVERAGE_DURATION':
      return { event_type: 'trace:latency', more: part === 'avg' ? {} : { measure: part }, scale: 0.001, sums: false }
    case 'FEEDBACK_SCORES':
      return { event_type: 'trace:feedback_score', more: { name: part, operator: '<' }, scale: 1, sums: false }
    case 'THREAD_FEEDBACK_SCORES':
      return { event_type: 'trace_thread:feedback_score', more: { name: part, operator: '<' }, scale: 1, sums: false }
    default:
      return null
  }
}

/**
 * The alert that a point of a chart suggests: its metric, its filters, and a threshold between what is usual there (the
 * ninth tenth of the steps, of scores the first) and the point, where that stands out; else somewhat beyond the usual.
 */
export function proposalOf(config: WidgetConfig, board: Pick<Board, 'filters'>, line: Line, index: number, stepMs: number): Proposal | null {
  if (metricOf(config.metricType).id === 'GUARDRAILS_FAILED_COUNT') return { event_type: 'trace:guardrails_triggered', config_value: {} }
  const what = measured(config, line.measure)
  if (!what || line.others) return null
  const seconds = stepMs / 1000
  const window = WINDOWS.find((each) => each >= seconds) ?? WINDOWS.at(-1)!
  const scale = what.scale * (what.sums ? window / seconds : 1)
  const below = what.more.operator === '<'
  const values = line.values.filter((each) => each !== null).map((each) => each * scale)
  const usual = quantile(values, below ? 0.1 : 0.9)
  const at = (line.values[index] ?? 0) * scale
  const stands = below ? at < usual : at > usual
  const threshold = stands && line.values[index] !== null ? (usual + at) / 2 : usual * (below ? 0.9 : 1.2)
  return proposed(what, config, board, line.group === undefined ? undefined : line, round(threshold), window)
}

/** The alert that the threshold of a card would be; null where alerts do not measure it, or the length of a step is open and with it what a sum is over. */
export function thresholdProposal(config: WidgetConfig, board: Pick<Board, 'filters'>, threshold: number): Proposal | null {
  const what = config.breakdown?.field ? null : measured(config, measuresOf(config).at(-1) ?? '')
  const step = config.stepMs === undefined ? undefined : config.stepMs / 1000
  if (!what || (what.sums && step === undefined)) return null
  const window = WINDOWS.find((each) => each >= (step ?? USUAL_WINDOW)) ?? WINDOWS.at(-1)!
  return proposed(what, config, board, undefined, +(threshold * what.scale * (what.sums ? window / step! : 1)).toPrecision(6), window)
}

function proposed(what: Measured, config: WidgetConfig, board: Pick<Board, 'filters'>, group: Line | undefined, threshold: number, window: number): Proposal {
  // Which rows failed is what is measured, not a filter of it.
  const filters = (rowFilters(config, board, group) ?? []).filter((each) => !metricOf(config.metricType).rows?.includes(each))
  return {
    event_type: what.event_type,
    config_value: { ...what.more, threshold: String(threshold), window: String(window), ...(filters.length > 0 ? { filters: JSON.stringify(filters) } : {}) },
  }
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Two digits that count: 0.034, 12, 230. */
const round = (value: number): number => Number(value.toPrecision(2))
