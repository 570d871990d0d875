import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { projectsQuery } from '../api/projects'
import { lastProject } from '../lib/lastProject'

/** The project of the address; on pages of the workspace the one visited last, for a first visit the newest. */
export function useCurrentProject(workspace: string): string | undefined {
  const { projectId } = useParams({ strict: false })
  const known = projectId ?? lastProject(workspace)
  const newest = useQuery({ ...projectsQuery({ size: 1 }), enabled: known === undefined })
  return known ?? newest.data?.content[0]?.id
}
