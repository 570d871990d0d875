import { queryOptions } from '@tanstack/react-query'
import { ApiError, currentWorkspace, request } from '../../api/client'
import type { Page, Schemas } from '../../api/types'

export type ProviderKey = Schemas['ProviderKey']

export interface ProviderKeyBody {
  provider?: string
  provider_name?: string
  name?: string
  api_key?: string
  base_url?: string
  configuration?: Record<string, string>
}

export type Environment = Schemas['Environment']

export interface Preferences {
  timeout_to_mark_thread_as_inactive?: string
  truncation_on_tables?: boolean
  color_map?: Record<string, string>
}

export type RetentionRule = Schemas['RetentionRule']

export const PERIODS = ['short_14d', 'base_60d', 'extended_400d', 'unlimited'] as const
export type Retention = (typeof PERIODS)[number]

export const providersQuery = () =>
  queryOptions({
    queryKey: ['llm-provider-key', currentWorkspace()],
    queryFn: ({ signal }) => request<Page<ProviderKey>>('/llm-provider-key', { signal }).then((page) => page.content),
  })

export const saveProvider = (id: string | null, body: ProviderKeyBody): Promise<void> =>
  request(id ? `/llm-provider-key/${id}` : '/llm-provider-key', { method: id ? 'PATCH' : 'POST', body })

export const deleteProviders = (ids: string[]): Promise<void> => request('/llm-provider-key/delete', { method: 'POST', body: { ids } })

/** One answer of one token: that the key, the address and the model work. */
export const tryModel = (model: string): Promise<unknown> =>
  request('/chat/completions', { method: 'POST', body: { model, max_tokens: 16, messages: [{ role: 'user', content: 'Answer with: ok' }] } })

export const environmentsQuery = () =>
  queryOptions({
    queryKey: ['environments', currentWorkspace()],
    queryFn: ({ signal }) => request<Page<Environment>>('/environments', { signal }).then((page) => page.content),
  })

export const saveEnvironment = (id: string | null, body: Partial<Environment>): Promise<void> =>
  request(id ? `/environments/${id}` : '/environments', { method: id ? 'PATCH' : 'POST', body })

export const deleteEnvironments = (ids: string[]): Promise<void> => request('/environments/delete', { method: 'POST', body: { ids } })

export const preferencesQuery = () =>
  queryOptions({
    queryKey: ['workspaces', currentWorkspace(), 'configuration'],
    queryFn: async ({ signal }): Promise<Preferences> => {
      try {
        return (await request<Preferences | undefined>('/workspaces/configurations', { signal })) ?? {}
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
    queryFn: ({ signal }) => request<Page<RetentionRule>>('/retention/rules', { query: { page: 1, size: 200 }, signal }).then((page) => page.content),
  })

export const setRetention = (retention: Retention, projectId?: string): Promise<RetentionRule> =>
  request('/retention/rules', { method: 'POST', body: { retention, ...(projectId ? { project_id: projectId } : {}) } })

export const endRetention = (id: string): Promise<void> => request(`/retention/rules/${id}`, { method: 'DELETE' })

export const saveDefinition = (id: string | null, body: unknown): Promise<void> =>
  request(id ? `/feedback-definitions/${id}` : '/feedback-definitions', { method: id ? 'PUT' : 'POST', body })

export const deleteDefinitions = (ids: string[]): Promise<void> => request('/feedback-definitions/delete', { method: 'POST', body: { ids } })
