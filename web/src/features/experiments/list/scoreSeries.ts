import * as f from '../../../lib/format'
import { textAt } from '../flatten'
import type { Experiment, NamedValue } from '../types'

const MOST_LINES = 5

export interface ScoreLine {
  name: string
  values: (number | undefined)[]
  experiments: (Experiment | undefined)[]
}

/** Lines over experiments, oldest first: of every score, or of one score a line for each of the largest groups. */
export function scoreSeries(experiments: Experiment[], groups: string[], score: string | undefined): { names: string[]; chosen: string; times: string[]; series: ScoreLine[] } {
  const ordered = experiments
    .filter((each) => scoresOf(each).length > 0)
    .sort((a, b) => (a.created_at ?? a.id).localeCompare(b.created_at ?? b.id))
  const names = byCount(ordered.flatMap((each) => scoresOf(each).map(({ name }) => name)))
  const chosen = score && names.includes(score) ? score : (names[0] ?? '')
  const times = ordered.map((each) => f.time(each.created_at))
  if (ordered.length < 2 || names.length === 0) return { names, chosen, times, series: [] }
  if (groups.length === 0) return { names, chosen, times, series: names.slice(0, MOST_LINES).map((name) => line(name, ordered, name, () => true)) }
  const group = groups[0]!
  const values = byCount(ordered.flatMap((each) => groupValues(each, group)))
  return { names, chosen, times, series: values.slice(0, MOST_LINES).map((value) => line(value, ordered, chosen, (each) => groupValues(each, group).includes(value))) }
}

function line(name: string, ordered: Experiment[], score: string, belongs: (experiment: Experiment) => boolean): ScoreLine {
  const own = ordered.map((each) => (belongs(each) ? each : undefined))
  return { name, experiments: own, values: own.map((each) => each && scoresOf(each).find((value) => value.name === score)?.value) }
}

const scoresOf = (experiment: Experiment): NamedValue[] => [...(experiment.feedback_scores ?? []), ...(experiment.experiment_scores ?? [])]

function groupValues(experiment: Experiment, group: string): string[] {
  if (group === 'dataset_id') return [experiment.dataset_name ?? '']
  if (group === 'tags') return experiment.tags?.length ? experiment.tags : ['']
  return [textAt(experiment.metadata, group.slice('metadata.'.length)) ?? '']
}

function byCount(all: string[]): string[] {
  const counts = new Map<string, number>()
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
}
