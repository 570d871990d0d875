import type { ProjectOverview } from '../../api/overview'

export type SortKey = 'name' | 'traces' | 'errors' | 'p50' | 'p95' | 'cost' | 'last'

/** The share of traces with an error; null without traces. */
export const errorShare = ({ traces, errors }: Pick<ProjectOverview, 'traces' | 'errors'>): number | null => (traces > 0 ? errors / traces : null)

const VALUE: Record<SortKey, (project: ProjectOverview) => number | string | null> = {
  name: (project) => project.name.toLowerCase(),
  traces: (project) => project.traces || null,
  errors: errorShare,
  p50: (project) => project.p50 ?? null,
  p95: (project) => project.p95 ?? null,
  cost: (project) => project.cost || null,
  last: (project) => Date.parse(project.last_trace_at ?? '') || null,
}

/** Sorts a copy by `key` or `-key`; what has no value comes last in both directions. */
export function sortProjects(projects: ProjectOverview[], sort: string): ProjectOverview[] {
  const down = sort.startsWith('-')
  const value = VALUE[(down ? sort.slice(1) : sort) as SortKey] ?? VALUE.last
  return [...projects].sort((a, b) => {
    const x = value(a)
    const y = value(b)
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1)
  })
}
