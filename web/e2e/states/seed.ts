import { Api } from '../kit/api'
import { test as base } from '../kit/test'
import { FakeRunner, seedConfigurations } from '../seed/agents'
import { seedAlerts } from '../seed/alerts'
import { seedQueue } from '../seed/annotation'
import { seedDataset } from '../seed/datasets'
import { seedExperiments, seedSuite } from '../seed/experiments'
import { seedOptimization } from '../seed/optimizations'
import { seedPrompt } from '../seed/prompts'
import { seedRefunds } from '../seed/refunds'
import { seedThread } from '../seed/threads'

/** A thing, and one of its kind with nothing in it. */
interface Pair {
  full: string
  bare: string
}

export interface Seeded {
  project: string
  /** The name of the project. */
  name: string
  /** A project with nothing in it. */
  bare: string
  trace: string
  /** A trace of another end, to be compared with. */
  good: string
  span: string
  thread: string
  prompt: string
  /** A prompt with a draft. */
  drafted: string
  version: string
  dataset: Pair
  suite: Pair
  compared: { dataset: string; ids: string[]; bare: string }
  optimization: Pair
  trial: string
  queue: Pair
  item: string
  rule: string
  alert: string
  dashboard: Pair
  view: Pair
  pairing: string
}

/** An id that nobody has. */
export const NOBODY = '019a6c1e-7d40-7000-8000-000000000000'

const note = (config: object[]) => ({
  version: 4,
  lastModified: 0,
  sections: config.length === 0 ? [] : [{ id: 's', title: 'All', widgets: config, layout: config.map((_, place) => ({ i: `w${place}`, x: place * 3, y: 0, w: 3, h: 4 })) }],
})
const WIDGETS = [
  { id: 'w0', type: 'text_markdown', title: 'Note', config: { content: 'Read **this** first.' } },
  { id: 'w1', type: 'project_metrics', title: 'Speed', config: { metricType: 'DURATION', chartType: 'line' } },
]

export async function seed(api: Api): Promise<Seeded> {
  const name = `states-${Date.now()}-${Math.floor(Math.random() * 1e6)}`
  const refunds = await seedRefunds(api, name)
  const project = refunds.id
  const bare = await api.project(`${name}-bare`)
  const id = async (path: string, body: object) => (await api.post<{ id: string }>(path, body)).id
  const first = async (path: string) => {
    const [one] = (await api.get<{ content: { id: string }[] }>(path)).content
    if (!one) throw new Error(`Nothing was found at ${path}`)
    return one.id
  }
  const make = async (path: string, type: string, of: object) => ({
    full: await id(path, { name: `${name} full`, type, ...of, config: note(WIDGETS) }),
    bare: await id(path, { name: `${name} bare`, type, ...of, config: note([]) }),
  })
  const bareDataset = async (type: string) => {
    await api.post('/datasets', { name: `${name} bare ${type}`, type, project_id: project })
    return (await api.post<{ id: string }>('/datasets/retrieve', { dataset_name: `${name} bare ${type}`, project_name: name })).id
  }
  const { thread } = await seedThread(api, name, 'th_lisbon')
  const prompt = await seedPrompt(api, name, `answer ${name}`, 8, 3)
  const drafted = await seedPrompt(api, name, `drafted ${name}`, 0, 3)
  const words = JSON.stringify([{ role: 'system', content: 'Words of a draft.' }])
  await api.put(`/prompts/${drafted.id}/draft`, { revision: 0, content: { template: words, type: 'mustache', change_description: 'Shorter greeting', base_version_id: drafted.versions[0]!.id } })
  const dataset = { full: (await seedDataset(api, name, `golden ${name}`, 20)).id, bare: await bareDataset('dataset') }
  const runs = await seedExperiments(api, name, 10)
  const suite = { full: (await seedSuite(api, name, 4)).datasetId, bare: await bareDataset('evaluation_suite') }
  await api.post('/experiments', { name: 'nothing ran', dataset_name: `${name} bare dataset`, project_name: name })
  const run = await seedOptimization(api, name, `run of ${name}`, { items: 6 })
  await api.post('/optimizations', { name: `${name} bare`, dataset_name: `${name} bare dataset`, project_id: project, objective_name: 'exact', status: 'running' })
  const queue = await seedQueue(api, name, `queue of ${name}`, 6)
  await api.post('/annotation-queues', { project_id: project, name: `${name} bare`, scope: 'trace', feedback_definition_names: ['Helpfulness'] })
  await seedAlerts(api, project, 'http://127.0.0.1:9/hooks')
  await seedConfigurations(api, project)
  await api.put(`/agent-configs/projects/${project}/draft`, { revision: 0, content: { values: [{ key: 'temperature', type: 'float', value: '0.4' }], description: 'Warmer' } })
  await api.post('/automations/evaluators', { action: 'evaluator', type: 'user_defined_metric_python', name: 'short', enabled: false, sampling_rate: 1, project_ids: [project], code: { metric: 'def score(output): return 1', arguments: { output: 'output' } } })
  return {
    project,
    name,
    bare,
    trace: refunds.failed,
    good: refunds.good,
    span: await first(`/spans?project_id=${project}&trace_id=${refunds.failed}&type=llm`),
    thread,
    prompt: prompt.id,
    version: prompt.versions.at(-2)!.id,
    drafted: drafted.id,
    dataset,
    suite,
    compared: { dataset: runs.datasetId, ids: runs.experiments.map((each) => each.id), bare: await first(`/experiments?project_id=${project}&name=nothing%20ran`) },
    optimization: { full: run.id, bare: await first(`/optimizations?project_id=${project}&name=${encodeURIComponent(`${name} bare`)}`) },
    trial: run.trials.at(-1)!,
    queue: { full: queue.id, bare: await first(`/annotation-queues?project_id=${project}&name=${encodeURIComponent(`${name} bare`)}`) },
    item: queue.traces[0]!,
    rule: await first(`/automations/evaluators?project_id=${project}`),
    alert: await first(`/projects/${project}/alerts`),
    dashboard: await make('/dashboards', 'multi_project', {}),
    view: await make('/insights-views', 'multi_project', { project_id: project }),
    pairing: (await FakeRunner.create(api, name)).link(),
  }
}

/** Tests on one seeded project for all pages that a worker looks at. */
export const test = base.extend<object, { seeded: Seeded }>({
  seeded: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern: it asks for no other fixture
    async ({}, give) => {
      await give(await seed(new Api(process.env.OPIK_E2E!)))
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
