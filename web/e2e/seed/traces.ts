import type { MadeTrace } from './made'
import type { Api } from '../kit/api'
import { tracesOf } from './conversations'
import { uuid7 } from './random'
import { PROJECTS } from './samples'
import { manySpans, spansOf } from './spans'

// 13 spans a trace, and 1,000 spans a batch at most.
const BATCH = 75

export interface SeededProject {
  id: string
  name: string
  /** Newest first. */
  traces: MadeTrace[]
}

/** A project with traces of a travel assistant: spans of every type, errors, scores, threads, tags. `name` must be new. */
export async function seedTraces(api: Api, name: string, count = 60, kind = 0): Promise<SeededProject> {
  const id = await api.project(name, PROJECTS[kind]![1] || undefined)
  const traces = unique(tracesOf(id, kind, count))
  for (let at = 0; at < traces.length; at += BATCH) {
    const part = traces.slice(at, at + BATCH)
    await api.post('/traces/batch', { traces: part.map((trace) => wire(trace, name)) })
    const spans = part.flatMap(spansOf)
    await api.post('/spans/batch', { spans: spans.map((span) => ({ ...span, project_id: undefined, project_name: name })) })
    const judged = at === 0 ? spans.flatMap((span) => (span.feedback_scores ?? []).map((score) => ({ ...score, id: span.id, project_name: name }))) : []
    if (judged.length > 0) await api.put('/spans/feedback-scores', { scores: judged })
    const scores = part.flatMap((trace) => (trace.feedback_scores ?? []).map((score) => ({ ...score, id: trace.id, project_name: name })))
    if (scores.length > 0) await api.put('/traces/feedback-scores', { scores })
  }
  return { id, name, traces }
}

/** One trace that happens now. */
export async function sendTrace(api: Api, project: string, name: string, more: object = {}): Promise<string> {
  const now = Date.now()
  const id = uuid7(now, Math.floor(Math.random() * 1e9))
  const times = { start_time: new Date(now).toISOString(), end_time: new Date(now + 900).toISOString() }
  await api.post('/traces/batch', { traces: [{ id, project_name: project, name, ...times, input: { question: 'Where to?' }, output: { answer: 'North.' }, ...more }] })
  return id
}

/** One trace of very many spans. */
export async function seedLargeTrace(api: Api, project: string, spans: number): Promise<string> {
  const start = Date.now() - 300_000
  const trace: MadeTrace = { id: uuid7(start, Math.floor(Math.random() * 1e9)), project_id: '', name: `big_${spans}`, start_time: new Date(start).toISOString(), duration: 240_000 }
  await api.post('/traces/batch', { traces: [{ ...wire(trace, project), end_time: new Date(start + 240_000).toISOString() }] })
  const all = manySpans(trace, spans)
  for (let at = 0; at < all.length; at += 1000)
    await api.post('/spans/batch', { spans: all.slice(at, at + 1000).map((span) => ({ ...span, project_id: undefined, project_name: project })) })
  return trace.id
}

// Two runs on one server must not write the same ids.
function unique(traces: MadeTrace[]): MadeTrace[] {
  return traces.map((trace) => ({ ...trace, id: uuid7(Date.parse(trace.start_time), Math.floor(Math.random() * 1e9)) }))
}

function wire(trace: MadeTrace, project: string): object {
  const { input_preview, output_preview, id, name, start_time, end_time, tags, error_info, thread_id, environment, source } = trace
  return {
    id,
    project_name: project,
    name,
    start_time,
    end_time,
    tags,
    error_info,
    thread_id,
    environment,
    source,
    input: input_preview === undefined ? undefined : { message: input_preview },
    output: output_preview === undefined ? undefined : { answer: output_preview },
    metadata: { host: 'worker-7', version: '4.12.0' },
  }
}
