import type { Polarity } from '../../api/definitions'
import type { VersionEffect } from './api'

export interface EffectRow {
  /** A text key (`prompts.effect.…`) or the name of a score. */
  id: 'uses' | 'errors' | 'p50' | 'p95' | 'cost' | 'tokens' | 'score'
  name?: string
  before: number | null
  after: number | null
  /** The change, as a share of the value before or, for scores and shares, as a difference; null: cannot be told. */
  delta: number | null
  relative: boolean
  /** `same` also when the difference is within noise. */
  verdict: 'better' | 'worse' | 'same' | 'unknown'
}

/** Fewer uses than this say nothing. */
export const FEWEST = 30
const NOISE = { p50: 0.1, p95: 0.15, cost: 0.05, tokens: 0.05 } as const
const SCORE_NOISE = 0.01
const Z99 = 2.58

/**
 * The version compared with the one before it: error rate, durations, cost and tokens a call, scores. A score is better or worse
 * by the direction of its definition.
 */
export function effectRows(before: VersionEffect | undefined, after: VersionEffect | undefined, polarityOf: (score: string) => Polarity | undefined): EffectRow[] {
  const per = (effect: VersionEffect | undefined, value: number | undefined) => (effect && effect.count > 0 && value ? value / effect.count : null)
  const enough = Boolean(before && after && before.count >= FEWEST && after.count >= FEWEST)
  const rate = (effect: VersionEffect | undefined) => (effect && effect.count > 0 ? effect.errors / effect.count : null)
  const rows: EffectRow[] = [
    { id: 'uses', before: before?.count ?? null, after: after?.count ?? null, delta: null, relative: true, verdict: 'unknown' },
    {
      id: 'errors',
      before: rate(before),
      after: rate(after),
      ...difference(rate(before), rate(after)),
      relative: false,
      verdict: errorVerdict(before, after),
    },
  ]
  const scores = [...new Set([...Object.keys(before?.feedback_scores ?? {}), ...Object.keys(after?.feedback_scores ?? {})])].sort()
  for (const name of scores) {
    const [a, b] = [before?.feedback_scores[name] ?? null, after?.feedback_scores[name] ?? null]
    const { delta } = difference(a, b)
    rows.push({ id: 'score', name, before: a, after: b, delta, relative: false, verdict: verdict(delta, SCORE_NOISE, polarityOf(name), enough) })
  }
  const measures = [
    ['p50', before?.p50 ?? null, after?.p50 ?? null],
    ['p95', before?.p95 ?? null, after?.p95 ?? null],
    ['cost', per(before, before?.cost), per(after, after?.cost)],
    ['tokens', per(before, before?.tokens), per(after, after?.tokens)],
  ] as const
  for (const [id, a, b] of measures) {
    const delta = a && b !== null ? (b - a) / a : null
    rows.push({ id, before: a, after: b, delta, relative: true, verdict: verdict(delta, NOISE[id], 'lower', enough) })
  }
  return rows
}

const difference = (a: number | null, b: number | null) => ({ delta: a === null || b === null ? null : b - a })

function verdict(delta: number | null, noise: number, better: Polarity | undefined, enough: boolean): EffectRow['verdict'] {
  if (delta === null || !enough || !better) return 'unknown'
  if (Math.abs(delta) < noise) return 'same'
  return delta > 0 === (better === 'higher') ? 'better' : 'worse'
}

/** Two shares differ when a two-proportion test says so at 99 %, and by a percentage point at least. */
function errorVerdict(before: VersionEffect | undefined, after: VersionEffect | undefined): EffectRow['verdict'] {
  if (!before || !after || before.count < FEWEST || after.count < FEWEST) return 'unknown'
  const [a, b] = [before.errors / before.count, after.errors / after.count]
  const pooled = (before.errors + after.errors) / (before.count + after.count)
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / before.count + 1 / after.count))
  if (Math.abs(b - a) < 0.01 || Math.abs(b - a) < Z99 * deviation) return 'same'
  return b < a ? 'better' : 'worse'
}
