import type { Project, ProjectStats } from '../../api/types'

export interface ProjectEntry {
  project: Project
  stats: ProjectStats | undefined
}

export type SortKey = 'name' | 'traces' | 'errors' | 'p50' | 'p90' | 'cost' | 'last'

/** The share of traces with an error; null without traces. */
export const errorShare = (stats: ProjectStats | undefined): number | null =>
  stats?.trace_count ? (stats.error_count?.count ?? 0) / stats.trace_count : null

const VALUE: Record<SortKey, (entry: ProjectEntry) => number | string | null> = {
  name: (entry) => entry.project.name.toLowerCase(),
  traces: (entry) => entry.stats?.trace_count ?? null,
  errors: (entry) => errorShare(entry.stats),
  p50: (entry) => entry.stats?.duration?.p50 ?? null,
  p90: (entry) => entry.stats?.duration?.p90 ?? null,
  cost: (entry) => entry.stats?.total_estimated_cost_sum ?? null,
  last: (entry) => Date.parse(entry.project.last_updated_trace_at ?? '') || null,
}

/** Sorts a copy; what has no value comes last in both directions. */
export function sortProjects(entries: ProjectEntry[], key: SortKey, down: boolean): ProjectEntry[] {
  const value = VALUE[key]
  return [...entries].sort((a, b) => {
    const x = value(a)
    const y = value(b)
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1)
  })
}
