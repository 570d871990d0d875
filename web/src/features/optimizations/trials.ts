/** Candidates of an optimization: experiments that tried the same prompts, in the order in which they came. Pure. */
import type { Schemas } from '../../api/types'
import { objectOf } from './configuration'

export type TrialExperiment = Schemas['Experiment']

export interface Candidate {
  id: string
  /** 0: what the run began with. */
  number: number
  label: string
  experiments: TrialExperiment[]
  score: number | null
  duration: number | null
  cost: number | null
  items: number
  step: number
  parents: string[]
  state: 'running' | 'failed' | 'done'
  /** It raised the best score when it came. */
  isNewBest: boolean
  /** While the server tries it: rows that are done, of how many. */
  progress?: { done: number; total: number }
  /** What its author says that it changes, where that is known before its experiment is. */
  change?: string
}

export interface Trials {
  candidates: Candidate[]
  baseline: Candidate | undefined
  best: Candidate | undefined
  /** The best score after each candidate. */
  bestSoFar: (number | null)[]
  /** From the baseline to the best. */
  bestPath: ReadonlySet<string>
  /** Experiments on parts of the set: they cost, and are no trials. */
  partial: number
}

const WHOLE = new Set(['regular', 'trial'])

export function trialsOf(experiments: TrialExperiment[], objective: string, running: boolean): Trials {
  const ordered = [...experiments].sort((a, b) => (a.created_at ?? '').localeCompare(b.created_at ?? '') || a.id.localeCompare(b.id))
  const whole = ordered.filter((each) => WHOLE.has(each.type ?? 'regular'))
  const groups = new Map<string, TrialExperiment[]>()
  for (const experiment of whole) {
    const key = textOf(objectOf(experiment.metadata)?.candidate_id) ?? experiment.id
    groups.set(key, [...(groups.get(key) ?? []), experiment])
  }
  const keys = [...groups.keys()]
  let top: number | null = null
  const candidates = keys.map((id, number): Candidate => {
    const own = groups.get(id)!
    const isLast = running && number === keys.length - 1
    // Of one that is still tried only some items are scored: that says nothing yet.
    const score = isLast && own.some((each) => each.status === 'running') ? null : average(own, (each) => scoreOf(each, objective))
    const isNewBest: boolean = score !== null && (top === null || score > top)
    if (isNewBest) top = score
    const metadata = objectOf(own[0]!.metadata) ?? {}
    return {
      id,
      number,
      label: number === 0 ? 'T0' : `T${number}`,
      experiments: own,
      score,
      duration: average(own, (each) => each.duration?.p50 ?? null),
      cost: average(own, (each) => each.total_estimated_cost_avg ?? null),
      items: own.reduce((sum, each) => sum + each.trace_count, 0),
      step: typeof metadata.step_index === 'number' ? metadata.step_index : number,
      parents: parentsOf(metadata).filter((parent) => groups.has(parent) && parent !== id),
      state: stateOf(own, score, isLast),
      isNewBest,
    }
  })
  // Without a note of where it comes from, a candidate comes from what was best before it.
  let before: Candidate | undefined
  for (const candidate of candidates) {
    if (candidate.parents.length === 0 && before) candidate.parents = [before.id]
    if (candidate.isNewBest || !before) before = candidate
  }
  const best = candidates.reduce<Candidate | undefined>((now, each) => (each.score !== null && (now?.score == null || each.score > now.score) ? each : now), undefined)
  let sofar: number | null = null
  const bestSoFar = candidates.map((each) => (sofar = each.score !== null && (sofar === null || each.score > sofar) ? each.score : sofar))
  return { candidates, baseline: candidates[0], best, bestSoFar, bestPath: pathTo(best, candidates), partial: ordered.length - whole.length }
}

function stateOf(own: TrialExperiment[], score: number | null, last: boolean): Candidate['state'] {
  if (own.some((each) => each.status === 'running') || (last && own.every((each) => each.status === undefined) && score === null)) return 'running'
  return own.every((each) => each.status === 'cancelled' || each.status === 'failed') || score === null ? 'failed' : 'done'
}

function scoreOf(experiment: TrialExperiment, objective: string): number | null {
  const own = experiment.experiment_scores?.find((each) => each.name === objective) ?? experiment.feedback_scores?.find((each) => each.name === objective)
  return own?.value ?? null
}

/** Weighted by traces, as the server does. */
function average(experiments: TrialExperiment[], value: (experiment: TrialExperiment) => number | null): number | null {
  let sum = 0
  let weights = 0
  for (const experiment of experiments) {
    const known = value(experiment)
    if (known === null) continue
    const weight = Math.max(1, experiment.trace_count)
    sum += known * weight
    weights += weight
  }
  return weights > 0 ? sum / weights : null
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined)

function parentsOf(metadata: Record<string, unknown>): string[] {
  const raw = metadata.parent_candidate_ids ?? metadata.parent_candidate_id
  return (Array.isArray(raw) ? raw : [raw]).flatMap((each) => textOf(each) ?? [])
}

function pathTo(best: Candidate | undefined, candidates: Candidate[]): ReadonlySet<string> {
  const byId = new Map(candidates.map((each) => [each.id, each]))
  const path = new Set<string>()
  for (let now = best; now && !path.has(now.id); now = byId.get(now.parents[0] ?? '')) path.add(now.id)
  return path
}
