import { ApiError, request } from '../../../api/client'
import { uuid7 } from '../../../lib/uuid7'
import { CASES, type SampleCase } from './cases'
import { spansOf } from './spans'

export const SAMPLE_PROJECT = 'sample-travel-desk'
const DAYS = 2
const TRACES = 72
const MINUTE = 60_000

/** Chance that is the same on every run: a sample should look the same to everybody. */
const noise = (at: number): number => {
  const value = Math.sin(at * 127.1) * 43_758.5453
  return value - Math.floor(value)
}

const iso = (at: number): string => new Date(at).toISOString()

/**
 * Writes a small project through the API that clients use: two days of traces with spans, threads and scores, a dataset, two
 * experiments over it, and a prompt with two versions. All of it belongs to the project and goes with it. `step` hears of each
 * part. Answers the project, and whether it is new: only then may it be taken back whole.
 */
export async function writeSample(step: (done: number, of: number) => void): Promise<{ id: string; created: boolean }> {
  const parts = [traces, prompt, evaluation]
  let created = true
  await request('/projects', { method: 'POST', body: { name: SAMPLE_PROJECT, description: 'Invented data to look around; delete it at any time' } }).catch((error: unknown) => {
    // The sample project may be there already: the rest goes into it.
    if (!(error instanceof ApiError && error.status === 409)) throw error
    created = false
  })
  for (const [at, part] of parts.entries()) {
    step(at, parts.length)
    await part()
  }
  step(parts.length, parts.length)
  const { id } = await request('/projects/retrieve', { method: 'POST', body: { name: SAMPLE_PROJECT } })
  return { id, created }
}

/** Takes the sample back: its project with all it holds. */
export const removeSample = (id: string): Promise<void> => request(`/projects/${id}`, { method: 'DELETE' })

async function traces(): Promise<void> {
  const now = Date.now()
  const written = Array.from({ length: TRACES }, (_, at) => {
    const sample = CASES[at % CASES.length]!
    const start = now - Math.floor((1 - (at + 1) / TRACES) * DAYS * 24 * 60 * MINUTE) - MINUTE
    const failed = noise(at) > 0.93
    const duration = Math.round(900 + noise(at + 500) * 3200 + (sample.tag === 'refund' ? 1500 : 0))
    return { id: uuid7(start), sample, start, duration, failed, thread: `guest-${Math.floor(at / 3)}` }
  })
  await request('/traces/batch', {
    method: 'POST',
    body: {
      traces: written.map(({ id, sample, start, duration, failed, thread }) => ({
        id,
        project_name: SAMPLE_PROJECT,
        name: 'answer_guest',
        start_time: iso(start),
        end_time: iso(start + duration),
        thread_id: thread,
        tags: [sample.tag],
        environment: 'production',
        input: { messages: [{ role: 'user', content: sample.question }] },
        ...(failed ? { error_info: { exception_type: 'TimeoutError', message: 'The search did not answer within 2 s', traceback: 'search_knowledge' } } : { output: { choices: [{ message: { role: 'assistant', content: sample.answer } }] } }),
        metadata: { channel: noise(start) > 0.5 ? 'web' : 'phone' },
      })),
    },
  })
  await request('/spans/batch', { method: 'POST', body: { spans: written.flatMap((trace) => spansOf(SAMPLE_PROJECT, trace)) } })
  const scores = written.filter((trace) => !trace.failed).map(({ id, sample }, at) => ({ id, project_name: SAMPLE_PROJECT, name: 'helpfulness', value: clamp(sample.helpful + noise(at) * 0.2 - 0.1), source: 'sdk' as const }))
  await request('/traces/feedback-scores', { method: 'PUT', body: { scores } })
}

const PROMPTS = ['You help guests. Answer in one sentence.\n\n{{question}}', 'You help guests. Answer in one sentence, with every condition that the search found.\n\nFound: {{found}}\n\n{{question}}']

async function prompt(): Promise<void> {
  const name = 'sample-answer'
  for (const template of PROMPTS)
    await request('/prompts/versions', { method: 'POST', body: { name, project_name: SAMPLE_PROJECT, version: { template, type: 'mustache' } } })
}

async function evaluation(): Promise<void> {
  const now = Date.now()
  const dataset = { id: uuid7(now), name: `sample-questions-${now.toString(36)}` }
  await request('/datasets', { method: 'POST', body: { ...dataset, project_name: SAMPLE_PROJECT, description: 'Questions of guests with good answers' } })
  const items = CASES.map((sample) => ({ id: uuid7(now), source: 'manual' as const, data: { question: sample.question, found: sample.found, expected: sample.better } }))
  await request('/datasets/items', { method: 'PUT', body: { dataset_id: dataset.id, items } })
  await experiment(dataset, items, 'prompt v1', (sample) => ({ text: sample.answer, score: sample.helpful }))
  await experiment(dataset, items, 'prompt v2', (sample) => ({ text: sample.better, score: Math.max(0.8, sample.helpful - 0.05) }))
}

async function experiment(dataset: { id: string; name: string }, items: { id: string }[], name: string, answer: (sample: SampleCase) => { text: string; score: number }): Promise<void> {
  const now = Date.now()
  const id = uuid7(now)
  await request('/experiments', { method: 'POST', body: { id, name, dataset_name: dataset.name, project_name: SAMPLE_PROJECT } })
  const runs = CASES.map((sample, at) => ({ id: uuid7(now + at), sample, ...answer(sample) }))
  await request('/traces/batch', {
    method: 'POST',
    body: {
      traces: runs.map(({ id: trace, sample, text }, at) => ({
        id: trace,
        project_name: SAMPLE_PROJECT,
        name: 'evaluate',
        source: 'experiment' as const,
        start_time: iso(now + at),
        end_time: iso(now + at + 1200),
        input: { question: sample.question },
        output: { output: text },
      })),
    },
  })
  await request('/traces/feedback-scores', { method: 'PUT', body: { scores: runs.map((run) => ({ id: run.id, project_name: SAMPLE_PROJECT, name: 'correctness', value: clamp(run.score), source: 'sdk' as const })) } })
  await request('/experiments/items', {
    method: 'POST',
    body: { experiment_items: runs.map((run, at) => ({ id: uuid7(now), experiment_id: id, dataset_item_id: items[at]!.id, trace_id: run.id })) },
  })
}

const clamp = (value: number): number => Number(Math.min(1, Math.max(0, value)).toFixed(2))
