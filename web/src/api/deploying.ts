import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from './client'
import type { Schemas } from './types'

export type Protection = Schemas['Protection']
export type Gates = Schemas['GatesAnswer']
export type SuiteGate = Schemas['SuiteGate']

/** What is to be deployed: a version of a prompt, or of the configuration of an agent. */
export type Subject = { prompt_version_id: string } | { blueprint_id: string }

/** What environments ask for before they are given another version, by their ids; of those that ask for nothing there is none. */
export const protectionsQuery = () =>
  queryOptions({
    queryKey: ['environments', currentWorkspace(), 'protection'],
    queryFn: ({ signal }) => request('/environments/protection', { signal }).then(({ content }) => new Map(content.map((each) => [each.environment_id, each]))),
  })

export const setProtection = (environmentId: string, body: Schemas['ProtectionBody']): Promise<unknown> => request(`/environments/${environmentId}/protection`, { method: 'PUT', body })

/** What the suites of an environment say about a version. Under `experiments`: their runs change it. */
export const gatesQuery = (protection: Pick<Protection, 'environment_id' | 'last_updated_at'>, subject: Subject) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'gates', protection.environment_id, protection.last_updated_at, subject],
    queryFn: ({ signal }) => request(`/environments/${protection.environment_id}/gates`, { query: subject, signal }),
  })
