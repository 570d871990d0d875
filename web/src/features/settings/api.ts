import { queryOptions } from '@tanstack/react-query'
import { ApiError, currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'

export { environmentsQuery, type Environment } from '../../api/environments'

export type ProviderKey = Schemas['ProviderKey']

export type ProviderKeyBody = Schemas['ProviderKeyBody']

export type ProviderKeyUsage = Schemas['ProviderKeyUsage']

export type Preferences = Schemas['WorkspaceConfiguration']

export type RetentionRule = Schemas['RetentionRule']

export const PERIODS = ['short_14d', 'base_60d', 'extended_400d', 'unlimited'] as const
export type Retention = (typeof PERIODS)[number]

export const providersQuery = () =>
  queryOptions({
    queryKey: ['llm-provider-key', currentWorkspace()],
    queryFn: ({ signal }) => request('/llm-provider-key', { signal }).then((page) => page.content),
  })

export const saveProvider = (id: string | null, body: ProviderKeyBody): Promise<void> =>
  id ? request(`/llm-provider-key/${id}`, { method: 'PATCH', body }) : request('/llm-provider-key', { method: 'POST', body })

export const deleteProviders = (ids: string[]): Promise<void> => request('/llm-provider-key/delete', { method: 'POST', body: { ids } })

/** What each key cost this month, and how its last use went, by its id. */
export const providerUsageQuery = () =>
  queryOptions({
    queryKey: ['llm-provider-key', currentWorkspace(), 'usage'],
    queryFn: ({ signal }) => request('/llm-provider-key/usage', { signal }).then(({ keys, estimated }) => ({ estimated, byId: new Map(keys.map((each) => [each.id, each])) })),
    staleTime: 30_000,
  })

/** One answer of one token: that the key, the address and the model work. */
export const tryModel = (model: string): Promise<unknown> =>
  request('/chat/completions', { method: 'POST', body: { model, max_tokens: 16, messages: [{ role: 'user', content: 'Answer with: ok' }] } })

const MOST_SUITES = 200

/** Test suites of all projects, the newest first. */
export const suitesQuery = () =>
  queryOptions({
    queryKey: ['list', 'datasets', 'suites-of-workspace', currentWorkspace()],
    queryFn: ({ signal }) => request('/datasets', { query: { page: 1, size: MOST_SUITES, filters: JSON.stringify([{ field: 'type', operator: '=', value: 'evaluation_suite' }]) }, signal }).then((page) => page.content),
  })

export type EnvironmentUsage = Schemas['EnvironmentUsage']

/** Traffic of the last 24 hours and the version in use, by id of the environment. */
export const environmentUsageQuery = () =>
  queryOptions({
    queryKey: ['environments', currentWorkspace(), 'usage'],
    queryFn: ({ signal }) => request('/environments/usage', { signal }).then(({ content, estimated }) => ({ estimated, byId: new Map(content.map((each) => [each.id, each])) })),
  })

export const saveEnvironment = (id: string | null, body: Schemas['EnvironmentBody']): Promise<void> =>
  id ? request(`/environments/${id}`, { method: 'PATCH', body }) : request('/environments', { method: 'POST', body })

export const deleteEnvironments = (ids: string[]): Promise<void> => request('/environments/delete', { method: 'POST', body: { ids } })

export const preferencesQuery = () =>
  queryOptions({
    queryKey: ['workspaces', currentWorkspace(), 'configuration'],
    queryFn: async ({ signal }): Promise<Preferences> => {
      try {
        return (await request('/workspaces/configurations', { signal })) ?? {}
      } catch (error) {
        // A workspace without settings of its own has none to answer.
        if (error instanceof ApiError && error.status === 404) return {}
        throw error
      }
    },
  })

export const savePreferences = (body: Preferences): Promise<unknown> => request('/workspaces/configurations', { method: 'PUT', body })

export const retentionQuery = () =>
  queryOptions({
    queryKey: ['retention', currentWorkspace()],
    queryFn: ({ signal }) => request('/retention/rules', { query: { page: 1, size: 200 }, signal }).then((page) => page.content),
  })

/** Data that have a time of their own beside that of traces and spans. */
export type RetentionKind = 'scored' | 'attachments'

export const retentionKindsQuery = () =>
  queryOptions({
    queryKey: ['retention', currentWorkspace(), 'kinds'],
    queryFn: ({ signal }) => request('/retention/kinds', { signal }),
  })

/** Sets the time of a kind; null takes it away. */
export const setRetentionKind = (kind: RetentionKind, retention: Retention | null): Promise<unknown> => request(`/retention/kinds/${kind as string}`, { method: 'PUT', body: retention ? { retention } : {} })

/** A change of retention that somebody thinks of; none: everything as it is. */
export interface RetentionChange {
  /** Of traces and spans. */
  retention?: Retention
  projectId?: string
  scored?: Retention | 'none'
  attachments?: Retention | 'none'
}

/** What goes, with a change or as everything is. */
export const retentionPreviewQuery = ({ projectId, ...change }: RetentionChange = {}) =>
  queryOptions({
    queryKey: ['retention', currentWorkspace(), 'preview', change, projectId],
    queryFn: ({ signal }) => request('/retention/preview', { query: { ...change, ...(projectId ? { project_id: projectId } : {}) }, signal }),
  })

export const setRetention = (retention: Retention, projectId?: string): Promise<RetentionRule> =>
  request('/retention/rules', { method: 'POST', body: { retention, ...(projectId ? { project_id: projectId } : {}) } })

export const endRetention = (id: string): Promise<void> => request(`/retention/rules/${id}`, { method: 'DELETE' })

export const saveDefinition = (id: string | null, body: Schemas['FeedbackDefinitionBody']): Promise<void> =>
  id ? request(`/feedback-definitions/${id}`, { method: 'PUT', body }) : request('/feedback-definitions', { method: 'POST', body })

export const deleteDefinitions = (ids: string[]): Promise<void> => request('/feedback-definitions/delete', { method: 'POST', body: { ids } })
