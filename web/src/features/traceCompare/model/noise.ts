import type { NamePercentiles } from '../../../api/logs'
import type { SpanNode, SpanTree } from '../../../lib/tree'
import type { Pair } from './align'

/** What is no difference between two runs of a name. */
export interface Noise {
  /** ms */
  duration: (name: string, base: number) => number
  /** USD */
  cost: (name: string, base: number) => number
}

/** Fewer runs say nothing about how much they vary. */
const LEAST_RUNS = 20
/** Shares of A that count as noise where too little is known of the name. */
const DURATION = 0.1
const COST = 0.05
/** Clocks of clients are no better, ms. */
const CLOCK = 2

/** Noise of a name is how far its slow runs are from its usual ones: p95 less p50. */
export function noiseOf(names: NamePercentiles[]): Noise {
  const known = new Map(names.filter((each) => each.count >= LEAST_RUNS).map((each) => [each.name, each]))
  return {
    duration: (name, base) => {
      const usual = known.get(name)?.duration
      return Math.max(CLOCK, usual ? usual.p95 - usual.p50 : base * DURATION)
    },
    cost: (name, base) => {
      const usual = known.get(name)?.cost
      return usual ? usual.p95 - usual.p50 : base * COST
    },
  }
}

export interface Delta {
  value: number
  /** Further than noise. */
  beyond: boolean
}

const delta = (a: number | null | undefined, b: number | null | undefined, noise: number): Delta | null =>
  a == null || b == null ? null : { value: b - a, beyond: Math.abs(b - a) > noise }

export const durationDelta = ({ a, b }: Pair, noise: Noise): Delta | null => (a && b ? delta(a.duration, b.duration, noise.duration(a.name, a.duration ?? 0)) : null)

/** Cost of a span with all that ran inside, USD; undefined where none is known. */
export type CostOf = (span: SpanNode) => number | undefined

export const costDelta = ({ a, b }: Pair, noise: Noise, costOf: CostOf): Delta | null => (a && b ? delta(costOf(a), costOf(b), noise.cost(a.name, costOf(a) ?? 0)) : null)

/** Adds the costs of children to their parents. */
export function rolledCosts(tree: SpanTree): Map<string, number> {
  const costs = new Map<string, number>()
  const add = (span: SpanNode, usd: number) => costs.set(span.id, (costs.get(span.id) ?? 0) + usd)
  // The deepest first, so that each is whole before its parent takes it.
  for (const span of [...tree.nodes].sort((a, b) => b.depth - a.depth)) {
    if (span.cost !== null) add(span, span.cost)
    const whole = costs.get(span.id)
    if (span.parent && whole !== undefined) add(span.parent, whole)
  }
  return costs
}

/** Whether a line is worth a look: only one has it, it failed in only one, another model, or time or cost beyond noise. */
export function differs(pair: Pair, noise: Noise): boolean {
  const { a, b } = pair
  if (!a || !b) return true
  return a.error !== b.error || a.model !== b.model || a.name !== b.name || durationDelta(pair, noise)?.beyond === true || delta(a.cost, b.cost, noise.cost(a.name, a.cost ?? 0))?.beyond === true
}
