import * as f from '../../../lib/format'
import type { Metric, MetricKind, MetricOfExperiment, Polarity } from '../types'

/** A line of the summary: a metric, or one figure of it. */
export interface Line {
  id: string
  metric: Metric
  /** Which figure of the items it shows. */
  figure: 'mean' | 'p50' | 'p95'
}

/** Scores and passes by their mean; durations by p50 and p95, which one slow item does not move. */
export function linesOf(metrics: Metric[]): Line[] {
  return worstAssertionsFirst(metrics).flatMap((metric): Line[] =>
    metric.kind === 'duration'
      ? [
          { id: `${metric.metric}.p50`, metric, figure: 'p50' },
          { id: `${metric.metric}.p95`, metric, figure: 'p95' },
        ]
      : [{ id: metric.metric, metric, figure: 'mean' }],
  )
}

// What holds everywhere is what nobody looks for.
function worstAssertionsFirst(metrics: Metric[]): Metric[] {
  const least = (metric: Metric) => Math.min(...metric.experiments.map((each) => each.mean ?? 1))
  const assertions = metrics.filter((each) => each.kind === 'assertion').sort((a, b) => least(a) - least(b))
  return metrics.map((each) => (each.kind === 'assertion' ? assertions.shift()! : each))
}

/** A score that is only ever 0 or 1 is a yes or no: its mean is a share. */
export function isShare(metric: Metric): boolean {
  if (metric.kind === 'passed' || metric.kind === 'assertion') return true
  if (metric.kind !== 'score') return false
  const filled = metric.experiments.filter(({ bins }) => bins !== undefined)
  return filled.length > 0 && filled.every(isYesNo)
}

// The first and last bins hold also what lies near the ends, so the variance has to be that of yes and no with this mean.
function isYesNo({ mean, deviation = 0, count, bins, run_deviation }: MetricOfExperiment): boolean {
  if (mean === undefined || run_deviation || bins?.from !== 0 || bins.to !== 1) return false
  if (bins.counts.slice(1, -1).some((each) => each > 0)) return false
  return Math.abs(mean * (1 - mean) - (deviation * deviation * (count - 1)) / Math.max(count, 1)) < 1e-9
}

/** A value as lists and comparisons write it. */
export function value(kind: MetricKind, number: number | undefined, share = false): string {
  if (number === undefined) return f.NONE
  switch (kind) {
    case 'duration':
      return f.durationSummary(number)
    case 'cost':
      return f.cost(number)
    case 'tokens':
      return f.count(Math.round(number))
    default:
      return share ? f.share(number) : f.decimals(number, 3)
  }
}

/** The value of one item: scores have two decimals in lists. */
export function itemValue(kind: MetricKind, number: number | undefined): string {
  if (kind === 'score') return f.score(number)
  if (kind === 'passed' || kind === 'assertion') return number === undefined ? f.NONE : f.percent(number)
  if (kind === 'duration') return f.duration(number)
  return value(kind, number)
}

export interface Delta {
  text: string
  /** `up` is better, `dn` is worse, by polarity. */
  tone: '' | 'up' | 'dn'
  /** The interval of the paired difference contains 0. */
  noise: boolean
}

/** Of a line in one experiment against the baseline; null for the baseline and where one is missing. */
export function deltaOf(line: Line, of: MetricOfExperiment, baseline: MetricOfExperiment | undefined): Delta | null {
  const { metric, figure } = line
  const { difference } = of
  if (!difference?.pairs || difference.mean === undefined || !baseline) return null
  const relative = metric.kind === 'duration' || metric.kind === 'cost' || metric.kind === 'tokens'
  if (!relative) return tint(difference.mean, signedScore(difference.mean, isShare(metric)), metric.polarity, difference.significant)
  const [before, after] = [baseline[figure], of[figure]]
  if (before === undefined || after === undefined || before === 0) return null
  const share = (after - before) / before
  // The test is one of means: p95 is coloured by the noise of a single item only.
  const certain = figure === 'p95' ? Math.abs(share) > metric.noise : difference.significant
  return tint(share, f.signed(share, f.percent), metric.polarity, certain, figure !== 'p95')
}

function tint(difference: number, text: string, polarity: Polarity, certain: boolean, tested = true): Delta {
  const better = difference < 0 === (polarity === 'lower')
  return { text, tone: certain && difference !== 0 ? (better ? 'up' : 'dn') : '', noise: tested && !certain && difference !== 0 }
}

/** `+0.062`, or percentage points of a share. */
export const signedScore = (difference: number, share: boolean): string =>
  share ? f.signed(difference * 100, (each) => `${f.decimals(each, 1)}${f.NBSP}pp`) : f.signed(difference, (each) => f.decimals(each, 3))

/** Below half of the last digit that is written there is no change to be seen, nor a sign of one. */
const seen = (difference: number, digits: number): number => (Math.abs(difference) < 0.5 * 10 ** -digits ? 0 : difference)

/** The change of one item. */
export function itemDelta(kind: MetricKind, difference: number, before: number | undefined): string {
  if (kind === 'score') return f.signed(seen(difference, 2), (each) => f.decimals(each, 2))
  if (kind === 'passed' || kind === 'assertion') return f.signed(difference, f.percent)
  return before ? f.signed(difference / before, f.percent) : value(kind, difference)
}

/** Ids of the experiments with the best and the worst figure of a line; none where all are the same. */
export function extremes(line: Line): { best: Set<string>; worst: Set<string> } {
  const values = line.metric.experiments.flatMap((each) => {
    const number = each[line.figure]
    return number === undefined ? [] : [{ id: each.experiment_id, number }]
  })
  const most = Math.max(...values.map(({ number }) => number))
  const least = Math.min(...values.map(({ number }) => number))
  if (values.length < 2 || most === least) return { best: new Set(), worst: new Set() }
  const at = (wanted: number) => new Set(values.filter(({ number }) => number === wanted).map(({ id }) => id))
  return line.metric.polarity === 'lower' ? { best: at(least), worst: at(most) } : { best: at(most), worst: at(least) }
}
