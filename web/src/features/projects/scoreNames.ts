import type { ProjectOverview } from '../../api/overview'

/** Names of scores of some projects, those that most have first. */
export function scoreNames(projects: ProjectOverview[]): string[] {
  const counts = new Map<string, number>()
  for (const project of projects) for (const name of Object.keys(project.feedback_scores ?? {})) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, many], [b, others]) => others - many || a.localeCompare(b)).map(([name]) => name)
}
