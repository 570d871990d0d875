import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'
import { filtersParam } from '../../lib/filters'
import { usesOf } from './range'

export { environmentsQuery } from '../../api/environments'

export type PromptVersion = Schemas['PromptVersion']
export type Prompt = Schemas['Prompt']

export type VersionEffect = Schemas['VersionEffect']
export type PromptExperiment = Schemas['Experiment']

const PATH = '/prompts'

export const promptQuery = (id: string) =>
  queryOptions({ queryKey: ['prompts', currentWorkspace(), id], queryFn: ({ signal }) => request(`${PATH}/${id}`, { signal }) })

export const readVersion = (id: string, signal?: AbortSignal) => request(`${PATH}/versions/${id}`, signal ? { signal } : {})

export const versionQuery = (id: string) =>
  queryOptions({ queryKey: ['prompts', currentWorkspace(), 'version', id], queryFn: ({ signal }) => readVersion(id, signal) })

export const fetchByNumber = (promptId: string, number: number, signal: AbortSignal) =>
  request(`${PATH}/${promptId}/versions/by-number/${`v${number}` as string}`, { signal })

export const fetchPrompts = (projectId: string, query: Record<string, string | number | undefined>, signal: AbortSignal) =>
  request(`/projects/${projectId}/prompts`, { query, signal })

export const fetchVersions = (promptId: string, page: number, size: number, search: string, signal?: AbortSignal) =>
  request(`${PATH}/${promptId}/versions`, { query: { page, size, search: search || undefined }, ...(signal ? { signal } : {}) })

export type Deployment = Schemas['Deployment']
export type PromptUsage = Schemas['PromptUsage']

/** Where prompts run, and, where it is asked for, when they were last used. */
export const usageQuery = (projectId: string, ids: string[], lastUse: boolean) =>
  queryOptions({
    queryKey: ['prompts', currentWorkspace(), 'usage', projectId, lastUse, ids.join(',')],
    queryFn: ({ signal }) =>
      request(`${PATH}/usage`, { query: { project_id: projectId, prompt_ids: ids.join(','), last_use: lastUse }, signal }).then(
        (answer) => new Map(answer.content.map((each) => [each.prompt_id, each])),
      ),
    enabled: ids.length > 0,
  })

export const effectQuery = (promptId: string, projectId: string, versions: string[], from: string, environment?: string) =>
  queryOptions({
    queryKey: ['prompt-effect', currentWorkspace(), promptId, projectId, versions, from, environment],
    queryFn: async ({ signal }) => {
      const ask = (entity: 'traces' | 'spans') =>
        request(`${PATH}/${promptId}/effect`, {
          query: { project_id: projectId, version_ids: versions.join(','), from_time: from, entity_type: entity, environment },
          signal,
        })
      const traces = await ask('traces')
      // Clients that know no trace at the call note the prompt on the span alone.
      return traces.versions.some((version) => version.count > 0) ? traces : ask('spans')
    },
    staleTime: 60_000,
  })

/** Names that a list of uses is cut at. */
const MOST_NAMES = 4

/** What used a version, by the name of the trace or span, most frequent first. */
export const usesByNameQuery = (projectId: string, entity: 'traces' | 'spans', versionId: string, from: string, environment?: string) =>
  queryOptions({
    queryKey: ['prompt-effect', currentWorkspace(), 'names', projectId, entity, versionId, from, environment],
    queryFn: ({ signal }) =>
      request(`/projects/${projectId}/logs/values`, {
        query: { entity_type: entity, field: 'name', limit: MOST_NAMES, from_time: from, filters: filtersParam(usesOf(versionId, environment)) },
        signal,
      }),
    staleTime: 60_000,
  })

export const experimentsQuery = (promptId: string) =>
  queryOptions({
    queryKey: ['experiments', currentWorkspace(), 'of-prompt', promptId],
    queryFn: ({ signal }) => request('/experiments', { query: { page: 1, size: 100, prompt_id: promptId }, signal }),
  })

export type NewVersion = Pick<Schemas['PromptVersionBody'], 'template' | 'type' | 'metadata' | 'change_description' | 'version_type'>

export const addVersion = (prompt: Pick<Prompt, 'name' | 'project_id' | 'template_structure'>, version: NewVersion) =>
  request(`${PATH}/versions`, {
    method: 'POST',
    body: { name: prompt.name, project_id: prompt.project_id, template_structure: prompt.template_structure, version },
  })

export const createPrompt = (prompt: Schemas['PromptBody']) =>
  request(PATH, { method: 'POST', body: prompt })

export const restoreVersion = (promptId: string, versionId: string) =>
  request(`${PATH}/${promptId}/versions/${versionId}/restore`, { method: 'POST' })

/** Makes these environments, and only these, use the version. */
export const setEnvironments = (versionId: string, environments: string[]) =>
  request(`${PATH}/versions/${versionId}/environments`, { method: 'PATCH', body: { environments } })

export const changePrompt = (id: string, change: Schemas['PromptUpdateBody']) =>
  request(`${PATH}/${id}`, { method: 'PUT', body: change })

export type PromptDraft = Schemas['PromptDraft']

export const readDraft = (promptId: string, signal?: AbortSignal) => request(`${PATH}/${promptId}/draft`, signal ? { signal } : {})

/** Content null: throws the draft away. */
export const writeDraft = (promptId: string, revision: number, content: PromptDraft | null) =>
  content
    ? request(`${PATH}/${promptId}/draft`, { method: 'PUT', body: { revision, content }, outlives: true })
    : request(`${PATH}/${promptId}/draft`, { method: 'DELETE', query: { revision } })
