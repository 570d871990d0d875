import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { ApiError, currentWorkspace, request } from '../../api/client'
import type { Page, Schemas } from '../../api/types'
import type { ConfigValue } from './config'

export type Agent = Schemas['AgentBody']
export type Runner = Schemas['Runner']
export type Job = Schemas['RunnerJob']
export type JobLog = Schemas['RunnerLogEntry']
export type Blueprint = Schemas['Blueprint']

const RUNNERS = '/local-runners'
/** Its own list of the live events: nothing else is read again while a model answers. */
export const PARTS = 'runner-outputs'
const CONFIGS = '/agent-configs/blueprints'

export const hasEnded = (job: Job | undefined): boolean => job !== undefined && job.status !== 'pending' && job.status !== 'running'

export const runnersQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['local-runners', currentWorkspace(), projectId],
    // Pages of runners begin with 0.
    queryFn: ({ signal }) => request(RUNNERS, { query: { project_id: projectId, page: 0, size: 100 }, signal }).then((page) => page.content ?? []),
  })

export const jobQuery = (id: string) =>
  queryOptions({ queryKey: ['local-runners', currentWorkspace(), 'job', id], queryFn: ({ signal }) => request(`${RUNNERS}/jobs/${id}`, { signal }) })

export const jobsQuery = (runnerId: string, projectId: string) =>
  queryOptions({
    queryKey: ['local-runners', currentWorkspace(), 'jobs', runnerId],
    queryFn: ({ signal }) => request(`${RUNNERS}/${runnerId}/jobs`, { query: { project_id: projectId, page: 0, size: 20 }, signal }).then((page) => page.content ?? []),
  })

/** Lines already here are not asked for again. */
export const logsQuery = (client: QueryClient, id: string) => {
  const queryKey = ['local-runners', currentWorkspace(), 'log', id]
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const held = client.getQueryData<JobLog[]>(queryKey) ?? []
      const more = await request(`${RUNNERS}/jobs/${id}/logs`, { query: { offset: held.length, times: true }, signal })
      return more && more.length > 0 ? [...held, ...more] : held
    },
  })
}

export type JobOutput = Schemas['JobOutput']

/** What a run has told of its output so far; characters already here are not asked for again. */
export const partQuery = (client: QueryClient, id: string) => {
  const queryKey = [PARTS, currentWorkspace(), id]
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const held = client.getQueryData<JobOutput>(queryKey)?.text ?? ''
      const more = await request(`${RUNNERS}/jobs/${id}/output`, { query: { from: held.length }, signal })
      return { ...more, text: held.slice(0, more.from) + more.text }
    },
  })
}

export type NewJob = Schemas['JobBody']

/** Starts a run; the id of the job. */
export async function startJob(job: NewJob, runner: Runner): Promise<string> {
  await request(`${RUNNERS}/jobs`, { method: 'POST', body: job })
  // The id is in a header only; runners and jobs are the user's own, so that the newest job is this one.
  const { content } = await request(`${RUNNERS}/${runner.id}/jobs`, { query: { project_id: job.project_id, page: 0, size: 1 } })
  return content[0]!.id
}

export const cancelJob = (id: string) => request(`${RUNNERS}/jobs/${id}/cancel`, { method: 'POST' })

export const disconnect = (runnerId: string) => request(`${RUNNERS}/${runnerId}`, { method: 'DELETE' })

/** Versions of the configuration, newest first; none when the project has no configuration. */
export const fetchBlueprints = (projectId: string, page: number, size: number, signal?: AbortSignal): Promise<Page<Blueprint>> =>
  request(`${CONFIGS}/history/projects/${projectId}`, { query: { page, size }, ...(signal ? { signal } : {}) }).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return { page, size, total: 0, content: [] }
    throw error
  })

export const blueprintQuery = (id: string) =>
  queryOptions({ queryKey: ['agent-configs', currentWorkspace(), id], queryFn: ({ signal }) => request(`${CONFIGS}/${id}`, { signal }) })

/** The version that an environment uses; null: none. */
export const liveQuery = (projectId: string, environment: string) =>
  queryOptions({
    queryKey: ['agent-configs', currentWorkspace(), 'live', projectId, environment],
    queryFn: ({ signal }) =>
      request(`${CONFIGS}/environments/${encodeURIComponent(environment)}/projects/${projectId}`, { signal }).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }),
  })

export type Deployed = Schemas['DeployedVersion']

/** Which version each environment was given last, when and by whom, by the name of the environment in small letters. */
export const deployedQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['agent-configs', currentWorkspace(), 'deployed', projectId],
    queryFn: ({ signal }) =>
      request(`/projects/${projectId}/deployments`, { signal }).then(({ content }) => new Map(content.filter((each) => !each.prompt_id).map((each) => [each.environment.toLowerCase(), each]))),
  })

const body = (projectId: string, type: 'blueprint' | 'mask', values: ConfigValue[], description?: string) => ({
  project_id: projectId,
  blueprint: { type, ...(description ? { description } : {}), values: values.map(({ key, value, type: kind, description: note }) => ({ key, value: value ?? null, type: kind, ...(note ? { description: note } : {}) })) },
})

export const addBlueprint = (projectId: string, values: ConfigValue[], description: string, first: boolean) =>
  request(CONFIGS, { method: first ? 'POST' : 'PATCH', body: body(projectId, 'blueprint', values, description) })

/** Settings for one run only. */
export const addMask = (projectId: string, values: ConfigValue[]) => request(CONFIGS, { method: 'PATCH', body: body(projectId, 'mask', values) })

export const assign = (projectId: string, environment: string, blueprintId: string) =>
  request(`${CONFIGS}/environments`, { method: 'POST', body: { project_id: projectId, envs: [{ env_name: environment, blueprint_id: blueprintId }] } })

export const unassign = (projectId: string, environment: string) =>
  request(`${CONFIGS}/environments/${encodeURIComponent(environment)}/projects/${projectId}`, { method: 'DELETE' })

/** Proves that this page was opened from the command line's link. */
export const activate = (sessionId: string, runnerName: string, hmac: string) =>
  request(`/pairing/sessions/${sessionId}/activate`, { method: 'POST', body: { runner_name: runnerName, hmac } })

export type AgentDraft = Schemas['AgentDraft']

export const readDraft = (projectId: string, signal: AbortSignal) => request(`/agent-configs/projects/${projectId}/draft`, { signal })

/** Content null: throws the draft away. */
export const writeDraft = (projectId: string, revision: number, content: AgentDraft | null) =>
  content
    ? request(`/agent-configs/projects/${projectId}/draft`, { method: 'PUT', body: { revision, content }, outlives: true })
    : request(`/agent-configs/projects/${projectId}/draft`, { method: 'DELETE', query: { revision } })
