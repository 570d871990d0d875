import { uuid7 } from '../../src/lib/uuid7'
import type { Api } from '../kit/api'

export interface SeededRun {
  id: string
  name: string
  /** Experiments, the baseline first. */
  trials: string[]
}

const LINES = ['You are the travel concierge of Fernweh.', 'Answer in the language of the guest. Be brief: at most 60 words.', 'Rules for the booking at hand: {{policy}}', 'If a tool fails, say what is open, and offer one alternative with its price.', 'Never promise what a tool has not confirmed.']
const BETTER = ['Before you write, list for yourself what each tool returned: done, queued or failed.', 'If the guest has no place for tonight, offer one with its price.', 'Quote the clause of the policy that you apply.', 'Ask before you act where the answer is not clear.']
const CHANGES = ['shorten rules', 'add an example', 'state the tool result', 'quote the clause', 'ask before acting', 'merge two parents', 'reorder rules', 'number the rules']
/** Chance of each trial to get an item right. */
const LEVELS = [0.5, 0.45, 0.55, 0.42, 0.6, 0.64, null, 0.58, 0.7, 0.66, 0.62, 0.75, 0.71, 0.68, 0.8, 0.74]
const PARENTS = [[], [0], [0], [0], [2], [4], [4], [5], [5], [8], [8], [8], [11], [11], [11, 9], [14]]

/** What a run of the server was told. */
const studioConfig = (dataset: string) => ({
  dataset_name: dataset,
  prompt: { messages: [{ role: 'system', content: LINES.join('\n') }, { role: 'user', content: '{{input}}' }] },
  llm_model: { model: 'gpt-5-mini', parameters: { temperature: 0.2 } },
  evaluation: { metrics: [{ type: 'equals', parameters: { reference_key: 'expected', case_sensitive: false } }] },
  optimizer: { type: 'evolutionary', parameters: { population_size: 6 } },
  limits: { cost: 10, trials: 24, items: null },
})

/** A run with trials that rise, one that failed, and, while it runs, one without a score; `bare`: without that one. */
export async function seedOptimization(api: Api, project: string, name: string, { items = 40, running = false, studio = false }: { items?: number; running?: boolean | 'bare'; studio?: boolean } = {}): Promise<SeededRun> {
  const projectId = await api.project(project)
  const dataset = `refund-edge-cases ${name}`
  const datasetId = uuid7()
  await api.post('/datasets', { id: datasetId, name: dataset, project_name: project })
  const rows = Array.from({ length: items }, (_, index) => ({ id: uuid7(), source: 'sdk', data: { input: `Refund case ${index + 1}: the hotel cancelled on us.`, expected: 'refunded' } }))
  await api.put('/datasets/items', { dataset_id: datasetId, items: rows })
  const id = uuid7()
  await api.post('/optimizations', { id, name, dataset_name: dataset, project_id: projectId, objective_name: 'refund_exact', status: 'running', metadata: { optimizer: 'evolutionary', max_trials: running ? 24 : 15 }, ...(studio ? { studio_config: studioConfig(dataset) } : {}) })
  const trials: string[] = []
  const start = Date.now() - 20 * 60_000
  for (const [number, level] of LEVELS.entries()) {
    const experiment = uuid7(start + number * 60_000)
    trials.push(experiment)
    const system = [...LINES.slice(0, 2), ...BETTER.slice(0, Math.ceil(number / 4)), ...LINES.slice(2)].join('\n')
    await api.post('/experiments', {
      id: experiment,
      name: CHANGES[number % CHANGES.length],
      dataset_id: datasetId,
      dataset_name: dataset,
      project_name: project,
      optimization_id: id,
      type: 'trial',
      metadata: {
        candidate_id: `c${number}`,
        parent_candidate_ids: PARENTS[number]!.map((each) => `c${each}`),
        step_index: number,
        change: CHANGES[number % CHANGES.length],
        configuration: { model: 'gpt-5-mini', prompt: { messages: [{ role: 'system', content: number === 0 ? LINES.join('\n') : system }, { role: 'user', content: '{{message}}' }] } },
      },
    })
    if (level === null) {
      await api.patch(`/experiments/${experiment}`, { status: 'cancelled' })
      continue
    }
    const traces = rows.map((row, index) => {
      const at = start + number * 60_000 + index * 1000
      return { row: row.id, trace: { id: uuid7(at), project_name: project, name: 'refund', start_time: new Date(at).toISOString(), end_time: new Date(at + 1500 + ((index * 53 + number * 31) % 700)).toISOString(), source: 'optimization', input: row.data, output: { answer: 'The refund is queued.' } } }
    })
    await api.post('/traces/batch', { traces: traces.map((each) => each.trace) })
    await api.post('/spans/batch', { spans: traces.map(({ trace }) => ({ id: uuid7(Date.parse(trace.start_time)), trace_id: trace.id, project_name: project, name: 'gpt-5-mini', type: 'llm', start_time: trace.start_time, end_time: trace.end_time, total_estimated_cost: 0.0109 + number * 0.0002 })) })
    await api.post('/experiments/items', { experiment_items: traces.map(({ row, trace }) => ({ id: uuid7(), experiment_id: experiment, dataset_item_id: row, trace_id: trace.id })) })
    await api.put('/traces/feedback-scores', { scores: traces.map(({ trace }, index) => ({ id: trace.id, project_name: project, name: 'refund_exact', value: ((index * 37 + Math.floor(index / 7) * (number % 3)) % 100) / 100 < level ? 1 : 0, source: 'sdk' })) })
    await api.patch(`/experiments/${experiment}`, { status: 'completed' })
  }
  if (running === true) {
    const experiment = uuid7()
    await api.post('/experiments', { id: experiment, name: 'add an example', dataset_id: datasetId, dataset_name: dataset, project_name: project, optimization_id: id, type: 'trial', status: 'running', metadata: { candidate_id: 'c16', parent_candidate_ids: ['c14'] } })
    trials.push(experiment)
  } else if (!running) await api.put(`/optimizations/${id}`, { status: 'completed' })
  return { id, name, trials }
}
