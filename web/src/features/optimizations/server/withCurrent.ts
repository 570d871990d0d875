import type { StudioState } from '../../studio/wire'
import type { Candidate, Trials } from '../trials'

/** Stands for a candidate whose experiment is not there yet. */
export const GHOST = 'current'

/** The candidate that the server tries right now: the last trial with how far it is, or one more behind it. */
export function withCurrent(trials: Trials, current: StudioState['current']): Trials {
  const { candidates } = trials
  const last = candidates.at(-1)
  if (!current || !last) return trials
  const about = { progress: { done: current.items_done, total: current.items_total }, ...(current.change ? { change: current.change } : {}) }
  if (last.state === 'running') return { ...trials, candidates: [...candidates.slice(0, -1), { ...last, ...about }] }
  const known = current.parent_ids.flatMap((id) => candidates.find((each) => each.id === id || each.experiments.some((one) => one.id === id))?.id ?? [])
  const ghost: Candidate = {
    id: GHOST,
    number: last.number + 1,
    label: current.name,
    experiments: [],
    score: null,
    duration: null,
    cost: null,
    items: current.items_done,
    step: last.step + 1,
    parents: known.length > 0 ? known : [(trials.best ?? last).id],
    state: 'running',
    isNewBest: false,
    ...about,
  }
  return { ...trials, candidates: [...candidates, ghost], bestSoFar: [...trials.bestSoFar, trials.bestSoFar.at(-1) ?? null] }
}
