import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Trace } from '../../api/types'
import { kindOf, type Parameter } from './inputs'

const MOST = 20

/** Latest traces of a project, for their inputs. */
export const latestTracesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['logs', currentWorkspace(), 'latest-inputs', projectId],
    queryFn: ({ signal }) => request('/traces', { query: { project_id: projectId, page: 1, size: MOST, truncate: false }, signal }).then((page) => page.content as Trace[]),
  })

/** The input of a trace as texts for the fields of an agent; null when none of its members is one of them. */
export function textsOf(input: unknown, parameters: Parameter[]): Record<string, string> | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const only = parameters.length === 1 ? parameters[0] : undefined
    return only && typeof input === 'string' && kindOf(only) === 'text' ? { [only.name]: input } : null
  }
  const members = input as Record<string, unknown>
  const found: Record<string, string> = {}
  for (const { name } of parameters) {
    const value = members[name]
    if (value === undefined || value === null) continue
    found[name] = typeof value === 'string' ? value : JSON.stringify(value)
  }
  return Object.keys(found).length > 0 ? found : null
}
