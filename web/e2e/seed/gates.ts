import type { Api } from '../kit/api'
import { uuid7 } from './random'

const id = (): string => uuid7(Date.now(), Math.floor(Math.random() * 1e9))

export interface Suite {
  id: string
  name: string
  items: string[]
}

/** What ran: versions of prompts, or a version of the agent's configuration. */
export type Ran = { prompt_versions: { id: string }[] } | { metadata: { agent_configuration: { _blueprint_id: string; blueprint_version: string } } }

export const ofPrompt = (version: string): Ran => ({ prompt_versions: [{ id: version }] })

export const ofAgent = (blueprint: string, version: string): Ran => ({ metadata: { agent_configuration: { _blueprint_id: blueprint, blueprint_version: version } } })

/** An environment of a name that no other test has; take it away with `removeEnvironment`. */
export async function seedEnvironment(api: Api, name: string, color = '#0f8a5f'): Promise<string> {
  const environment = id()
  await api.post('/environments', { id: environment, name, color })
  return environment
}

export const removeEnvironment = (api: Api, environment: string): Promise<void> => api.post('/environments/delete', { ids: [environment] })

export async function seedGateSuite(api: Api, project: string, name: string, count: number): Promise<Suite> {
  const suite: Suite = { id: id(), name, items: Array.from({ length: count }, id) }
  await api.post('/datasets', { id: suite.id, name, type: 'evaluation_suite', project_name: project })
  await api.put('/datasets/items', { dataset_id: suite.id, items: suite.items.map((item, index) => ({ id: item, source: 'sdk', data: { question: `Question ${index}` } })) })
  return suite
}

/** A run of the first items of a suite, of which the last ones fail; of some items only it is still running. */
export async function runSuite(api: Api, project: string, suite: Suite, ran: Ran, passed: number, done = suite.items.length): Promise<string> {
  const experiment = id()
  const running = done < suite.items.length
  await api.post('/experiments', { id: experiment, name: `${suite.name} run`, dataset_name: suite.name, project_name: project, evaluation_method: 'evaluation_suite', status: running ? 'running' : 'completed', ...ran })
  const runs = suite.items.slice(0, done).map((item, index) => ({ item, trace: id(), holds: index < passed }))
  const at = new Date().toISOString()
  await api.post('/traces/batch', { traces: runs.map((run) => ({ id: run.trace, project_name: project, name: 'evaluation_task', source: 'experiment', start_time: at, end_time: at })) })
  await api.post('/experiments/items', { experiment_items: runs.map((run) => ({ id: id(), experiment_id: experiment, dataset_item_id: run.item, trace_id: run.trace })) })
  await api.put('/assertion-results', {
    entity_type: 'TRACE',
    assertion_results: runs.map((run) => ({ entity_id: run.trace, project_name: project, name: 'Keeps its promise', source: 'sdk', status: run.holds ? 'passed' : 'failed' })),
  })
  return experiment
}

export const protect = (api: Api, environment: string, suites: Suite[], enforce = false): Promise<void> =>
  api.put(`/environments/${environment}/protection`, { protected: true, enforce, suite_ids: suites.map((suite) => suite.id) })
