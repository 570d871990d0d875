import { projectsQuery } from '../api/projects'
import { queryClient } from '../api/queryClient'
import { lastProject } from '../lib/lastProject'

/** The project that an address without one is about: the one visited last, for a first visit the newest. */
export async function anyProject(workspace: string): Promise<string | undefined> {
  return lastProject(workspace) ?? (await queryClient.fetchQuery(projectsQuery({ size: 1 }))).content[0]?.id
}
