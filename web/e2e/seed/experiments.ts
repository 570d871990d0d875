import type { Api } from '../kit/api'
import { CASES } from './cases'
import { uuid7 } from './random'

const BATCH = 250

export interface SeededExperiments {
  projectId: string
  datasetId: string
  /** Its name. */
  dataset: string
  /** Item ids, in the order of the cases. */
  items: string[]
  /** The baseline, one that is better with some regressions, one that is mixed. */
  experiments: { id: string; name: string }[]
}

interface Version {
  name: string
  metadata: Record<string, unknown>
  tags: string[]
  /** Gain over the baseline, by item. */
  gain: (item: number) => number
  duration: number
  cost: number
}

const VERSIONS: Version[] = [
  { name: 'main @ 4f2c1e', metadata: { model: 'gpt-5-mini', prompt: 'v13', temperature: 0.2, retrieval: { top_k: 8 } }, tags: ['nightly'], gain: () => 0, duration: 2300, cost: 0.0184 },
  { name: 'prompt v14', metadata: { model: 'gpt-5-mini', prompt: 'v14', temperature: 0.2, retrieval: { top_k: 6 } }, tags: ['candidate'], gain: (i) => (i % 14 === 0 ? -0.4 + (i % 5) * 0.06 : i % 4 === 1 ? 0.24 : i % 3 === 0 ? 0.09 : 0.002), duration: 1850, cost: 0.0121 },
  { name: 'sonnet + v14', metadata: { model: 'claude-sonnet-4-5', prompt: 'v14', temperature: 0.2, retrieval: { top_k: 6 } }, tags: ['candidate'], gain: (i) => (i % 7 === 2 ? -0.21 : i % 5 === 1 ? 0.2 : 0), duration: 3050, cost: 0.0247 },
]

const clamp = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
const id = (at = Date.now()) => uuid7(at, Math.floor(Math.random() * 1e9))

/** A dataset of support cases and three experiments over it, with scores, reasons, durations and costs. */
export async function seedExperiments(api: Api, project: string, count = 48): Promise<SeededExperiments> {
  const projectId = await api.project(project)
  const datasetId = id()
  await api.post('/datasets', { id: datasetId, name: `support-golden ${project}`, project_name: project })
  const items = Array.from({ length: count }, (_, index) => id(Date.now() - (index + 1) * 10))
  for (let at = 0; at < count; at += BATCH)
    await api.put('/datasets/items', {
      dataset_id: datasetId,
      items: items.slice(at, at + BATCH).map((item, index) => ({ id: item, source: 'sdk', tags: ['refund'], data: dataOf(at + index) })),
    })
  const experiments: SeededExperiments['experiments'] = []
  for (const [index, version] of VERSIONS.entries()) experiments.push({ id: await seedVersion(api, project, datasetId, items, version, index), name: version.name })
  return { projectId, datasetId, dataset: `support-golden ${project}`, items, experiments }
}

function dataOf(index: number): Record<string, unknown> {
  const { input, expected } = CASES[index % CASES.length]!
  const round = Math.floor(index / CASES.length)
  return { input: round === 0 ? input : `${input} (${round + 1})`, expected, channel: index % 2 ? 'chat' : 'mail' }
}

async function seedVersion(api: Api, project: string, datasetId: string, items: string[], version: Version, kind: number): Promise<string> {
  const experiment = id()
  await api.post('/experiments', { id: experiment, name: version.name, dataset_id: datasetId, dataset_name: `support-golden ${project}`, project_name: project, metadata: version.metadata, tags: version.tags })
  const start = Date.now() - 600_000
  const runs = items.map((item, index) => {
    const noise = ((index * 37 + kind * 11) % 17) / 170
    const helpfulness = clamp(0.62 + ((index * 29) % 31) / 100 + version.gain(index))
    const duration = version.duration * (0.7 + ((index * 13 + kind * 7) % 23) / 30)
    return { item, index, trace: id(start + index), helpfulness, groundedness: clamp(0.88 + noise - kind * 0.012), exact: (index * 7 + kind) % 10 < 7 + (kind === 1 ? 1 : 0) ? 1 : 0, duration }
  })
  for (let at = 0; at < runs.length; at += BATCH) {
    const part = runs.slice(at, at + BATCH)
    await api.post('/traces/batch', {
      traces: part.map((run) => ({
        id: run.trace, project_name: project, name: 'evaluation_task', source: 'experiment', start_time: iso(start + run.index), end_time: iso(start + run.index + run.duration),
        input: dataOf(run.index), output: { output: CASES[run.index % CASES.length]!.answers[kind] },
      })),
    })
    await api.post('/spans/batch', {
      spans: part.map((run) => ({
        id: id(start + run.index + 1), trace_id: run.trace, project_name: project, name: 'chat', type: 'llm', start_time: iso(start + run.index), end_time: iso(start + run.index + run.duration),
        model: String(version.metadata.model), total_estimated_cost: version.cost * (0.8 + (run.index % 9) / 20), usage: { prompt_tokens: 900 + run.index, completion_tokens: 120, total_tokens: 1020 + run.index },
      })),
    })
    await api.put('/traces/feedback-scores', {
      scores: part.flatMap((run) => [
        { id: run.trace, project_name: project, name: 'helpfulness', value: run.helpfulness, source: 'sdk', reason: run.helpfulness < 0.6 ? 'States the refund as done while `issue_refund` returned RefundTimeout; no place for tonight.' : undefined },
        { id: run.trace, project_name: project, name: 'groundedness', value: run.groundedness, source: 'sdk' },
        { id: run.trace, project_name: project, name: 'refund_exact', value: run.exact, source: 'sdk' },
      ]),
    })
    await api.post('/experiments/items', { experiment_items: part.map((run) => ({ id: id(), experiment_id: experiment, dataset_item_id: run.item, trace_id: run.trace })) })
  }
  await api.post('/experiments/finish', { ids: [experiment] })
  return experiment
}

const iso = (at: number): string => new Date(Math.round(at)).toISOString()

const ASSERTIONS = [
  'Says a refund is done only if the tool confirmed it',
  'Names an amount that occurs in the booking',
  'Offers a place for tonight when stranded',
  'Answers in the language of the guest',
  'At most 60 words',
]

/** A judge as the SDKs store it. */
export const judgeOf = (assertions: string[]): object => ({ name: 'llm_judge', type: 'llm_judge', config: { model: { name: 'gpt-5-nano' }, schema: assertions.map((name) => ({ name, type: 'BOOLEAN' })) } })

/** A test suite with two runs of three trials each: the second breaks a promise in some items. */
export async function seedSuite(api: Api, project: string, count = 12): Promise<SeededExperiments> {
  const projectId = await api.project(project)
  const datasetId = id()
  const name = `refund-promises ${project}`
  await api.post('/datasets', { id: datasetId, name, type: 'evaluation_suite', project_name: project })
  const items = Array.from({ length: count }, (_, index) => id(Date.now() - (index + 1) * 10))
  await api.put('/datasets/items', { dataset_id: datasetId, items: items.map((item, index) => ({ id: item, source: 'sdk', data: dataOf(index), execution_policy: { runs_per_item: 3, pass_threshold: 2 }, ...(index === 0 ? { evaluators: [judgeOf([ASSERTIONS[2]!])] } : {}) })) })
  const experiments: SeededExperiments['experiments'] = []
  for (const [kind, title] of ['run 36', 'run 37'].entries()) {
    const experiment = id()
    experiments.push({ id: experiment, name: title })
    await api.post('/experiments', { id: experiment, name: title, dataset_name: name, project_name: project, evaluation_method: 'evaluation_suite', metadata: { model: 'gpt-5-mini', prompt: `v${13 + kind}` } })
    const start = Date.now() - 300_000
    const runs = items.flatMap((item, index) => [0, 1, 2].map((trial) => ({ item, index, trial, trace: id(start + index * 3 + trial) })))
    await api.post('/traces/batch', {
      traces: runs.map((run) => ({
        id: run.trace, project_name: project, name: 'evaluation_task', source: 'experiment', start_time: iso(start), end_time: iso(start + 1400 + run.trial * 220 + run.index * 40),
        input: dataOf(run.index), output: { output: CASES[run.index % CASES.length]!.answers[kind] },
      })),
    })
    await api.post('/experiments/items', { experiment_items: runs.map((run) => ({ id: id(), experiment_id: experiment, dataset_item_id: run.item, trace_id: run.trace, execution_policy: { runs_per_item: 3, pass_threshold: 2 } })) })
    await api.put('/assertion-results', {
      entity_type: 'TRACE',
      assertion_results: runs.flatMap((run) =>
        ASSERTIONS.flatMap((assertion, at) => {
          // Asserted of the first item alone.
          if (at === 2 && run.index > 0) return []
          const fails = kind === 1 && (at === 0 || (at === 2 && run.index === 0)) && run.index % 4 === 0 && (run.index !== 4 || run.trial === 1)
          return {
            entity_id: run.trace, project_name: project, name: assertion, source: 'sdk', status: fails ? 'failed' : 'passed',
            reason: fails ? (at === 0 ? 'The answer states “refunded €318.00 to your card”. The only call of `issue_refund` returned `RefundTimeout`; nothing confirms the refund.' : 'No hotel is named.') : undefined,
          }
        }),
      ),
    })
    await api.post('/experiments/finish', { ids: [experiment] })
  }
  return { projectId, datasetId, dataset: name, items, experiments }
}

/** The suite with a policy of its own: three runs of which two pass, and nine items in ten. */
export async function seedPolicedSuite(api: Api, project: string, count?: number): Promise<SeededExperiments> {
  const suite = await seedSuite(api, project, count)
  await api.post(`/datasets/${suite.datasetId}/items/changes?override=true`, {
    evaluators: [judgeOf(ASSERTIONS.filter((_, at) => at !== 2))],
    execution_policy: { runs_per_item: 3, pass_threshold: 2, needed_pass_rate: 0.9 },
  })
  return suite
}
