import type { ProjectOverview } from '../../api/overview'
import type { Judging } from '../../lib/judgement'
import type { Unit } from '../dashboards/metrics'

/** What is compared, one row of the table. */
export interface Figure {
  id: string
  /** Name of a score; undefined: the text of its id. */
  score?: string
  unit: Unit
  /** Which way is better; null: neither. */
  better: 'lower' | 'higher' | null
  value: (project: ProjectOverview) => number | null
}

const ofTraces = (value: (project: ProjectOverview) => number | null | undefined) => (project: ProjectOverview) => (project.traces > 0 ? (value(project) ?? null) : null)
const some = (value: number): number | null => (value > 0 ? value : null)

const FIGURES: Figure[] = [
  { id: 'traces', unit: 'count', better: null, value: ({ traces }) => traces },
  { id: 'errors', unit: 'share', better: 'lower', value: ofTraces(({ errors, traces }) => errors / traces) },
  { id: 'p50', unit: 'ms', better: 'lower', value: ofTraces(({ p50 }) => p50) },
  { id: 'p95', unit: 'ms', better: 'lower', value: ofTraces(({ p95 }) => p95) },
  { id: 'cost', unit: 'usd', better: null, value: ({ cost }) => some(cost) },
  { id: 'costPer', unit: 'usd', better: 'lower', value: ofTraces(({ cost, traces }) => some(cost / traces)) },
  { id: 'tokens', unit: 'count', better: null, value: ({ tokens }) => some(tokens) },
  { id: 'tokensPer', unit: 'count', better: null, value: ofTraces(({ tokens, traces }) => some(tokens / traces)) },
]

/** All figures of some projects: those of every project, then each score that one of them has. */
export function figuresOf(projects: ProjectOverview[], judgings: ReadonlyMap<string, Judging>): Figure[] {
  const names = [...new Set(projects.flatMap((project) => Object.keys(project.feedback_scores ?? {})))].sort((a, b) => a.localeCompare(b))
  const scores = names.map((name): Figure => ({ id: `score.${name}`, score: name, unit: 'score', better: judgings.get(name)?.polarity ?? null, value: (project) => project.feedback_scores?.[name] ?? null }))
  return [...FIGURES, ...scores]
}

/** The best value of a row; null where none is better than the others. */
export function bestOf({ better, value }: Figure, projects: ProjectOverview[]): number | null {
  const values = projects.map(value).filter((each) => each !== null)
  if (better === null || values.length < 2 || new Set(values).size < 2) return null
  return better === 'lower' ? Math.min(...values) : Math.max(...values)
}
