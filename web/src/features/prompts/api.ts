import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Page } from '../../api/types'
import type { Structure, TemplateKind } from './template'

export interface PromptVersion {
  id: string
  prompt_id: string
  commit: string
  version_number?: string
  template: string
  metadata?: unknown
  type: TemplateKind
  environments?: string[]
  change_description?: string
  tags?: string[]
  variables?: string[]
  template_structure: Structure
  created_at: string
  created_by?: string
}

export interface Prompt {
  id: string
  name: string
  project_id?: string
  description?: string
  template_structure: Structure
  tags?: string[]
  created_at: string
  created_by?: string
  last_updated_at: string
  last_updated_by?: string
  version_count: number
  latest_version?: PromptVersion
  requested_version?: PromptVersion
}

export interface Environment {
  id: string
  name: string
  color?: string
  description?: string
}

interface Figures {
  estimated: boolean
  sample: number
  count: number
  errors: number
  p50?: number
  p95?: number
  cost: number
  tokens: number
  feedback_scores: Record<string, number>
}

export interface VersionEffect extends Figures {
  version_id: string
  version_number?: string
  series: { start: string; step_ms: number; count: number[]; errors: number[]; p50: (number | null)[]; p95: (number | null)[]; cost: number[] }
}

export interface PromptExperiment {
  id: string
  name: string
  dataset_id: string
  dataset_name?: string
  created_at: string
  trace_count?: number
  total_estimated_cost?: number
  feedback_scores?: { name: string; value: number }[]
  prompt_versions?: { id: string; commit: string; prompt_id: string; prompt_name: string }[]
}

const PATH = '/prompts'

export const promptQuery = (id: string) =>
  queryOptions({ queryKey: ['prompts', currentWorkspace(), id], queryFn: ({ signal }) => request<Prompt>(`${PATH}/${id}`, { signal }) })

export const readVersion = (id: string, signal?: AbortSignal) => request<PromptVersion>(`${PATH}/versions/${id}`, signal ? { signal } : {})

export const versionQuery = (id: string) =>
  queryOptions({ queryKey: ['prompts', currentWorkspace(), 'version', id], queryFn: ({ signal }) => readVersion(id, signal) })

export const fetchByNumber = (promptId: string, number: number, signal: AbortSignal) =>
  request<PromptVersion>(`${PATH}/${promptId}/versions/by-number/v${number}`, { signal })

export const fetchPrompts = (projectId: string, query: Record<string, string | number | undefined>, signal: AbortSignal) =>
  request<Page<Prompt>>(`/projects/${projectId}/prompts`, { query, signal })

export const fetchVersions = (promptId: string, page: number, size: number, search: string, signal?: AbortSignal) =>
  request<Page<PromptVersion>>(`${PATH}/${promptId}/versions`, { query: { page, size, search: search || undefined }, ...(signal ? { signal } : {}) })

export const environmentsQuery = () =>
  queryOptions({
    queryKey: ['environments', currentWorkspace()],
    queryFn: ({ signal }) => request<{ content: Environment[] }>('/environments', { signal }).then((answer) => answer.content),
  })

export interface Deployment {
  environment: string
  version_id: string
  version_number?: string
  assigned_at?: string
  assigned_by?: string
}

export interface PromptUsage {
  prompt_id: string
  last_used_at?: string
  environments: Deployment[]
}

/** Where prompts run, and, where it is asked for, when they were last used. */
export const usageQuery = (projectId: string, ids: string[], lastUse: boolean) =>
  queryOptions({
    queryKey: ['prompts', currentWorkspace(), 'usage', projectId, lastUse, ids.join(',')],
    queryFn: ({ signal }) =>
      request<{ content: PromptUsage[] }>(`${PATH}/usage`, { query: { project_id: projectId, prompt_ids: ids.join(','), last_use: lastUse }, signal }).then(
        (answer) => new Map(answer.content.map((each) => [each.prompt_id, each])),
      ),
    enabled: ids.length > 0,
  })

export const effectQuery = (promptId: string, projectId: string, versions: string[], from: string, environment?: string) =>
  queryOptions({
    queryKey: ['prompt-effect', currentWorkspace(), promptId, projectId, versions, from, environment],
    queryFn: async ({ signal }) => {
      const ask = (entity: string) =>
        request<{ entity_type: 'traces' | 'spans'; versions: VersionEffect[] }>(`${PATH}/${promptId}/effect`, {
          query: { project_id: projectId, version_ids: versions.join(','), from_time: from, entity_type: entity, environment },
          signal,
        })
      const traces = await ask('traces')
      // Clients that know no trace at the call note the prompt on the span alone.
      return traces.versions.some((version) => version.count > 0) ? traces : ask('spans')
    },
    staleTime: 60_000,
  })

export const experimentsQuery = (promptId: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'of-prompt', promptId],
    queryFn: ({ signal }) => request<Page<PromptExperiment>>('/experiments', { query: { page: 1, size: 100, prompt_id: promptId }, signal }),
  })

export interface NewVersion {
  template: string
  type: TemplateKind
  metadata?: unknown
  change_description?: string
  /** A text that stands in for a version and is not in the history. */
  version_type?: 'mask'
}

export const addVersion = (prompt: Pick<Prompt, 'name' | 'project_id' | 'template_structure'>, version: NewVersion) =>
  request<PromptVersion>(`${PATH}/versions`, {
    method: 'POST',
    body: { name: prompt.name, project_id: prompt.project_id, template_structure: prompt.template_structure, version },
  })

export const createPrompt = (prompt: NewVersion & { id?: string; name: string; project_id: string; description?: string; template_structure: Structure }) =>
  request<void>(PATH, { method: 'POST', body: prompt })

export const restoreVersion = (promptId: string, versionId: string) =>
  request<PromptVersion>(`${PATH}/${promptId}/versions/${versionId}/restore`, { method: 'POST' })

/** Makes these environments, and only these, use the version. */
export const setEnvironments = (versionId: string, environments: string[]) =>
  request<void>(`${PATH}/versions/${versionId}/environments`, { method: 'PATCH', body: { environments } })

export const changePrompt = (id: string, change: { name: string; description?: string | null; tags?: string[] }) =>
  request<void>(`${PATH}/${id}`, { method: 'PUT', body: change })

export const deletePrompts = (ids: string[]) => request<void>(`${PATH}/delete`, { method: 'POST', body: { ids } })
