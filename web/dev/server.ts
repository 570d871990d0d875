import type { Filter, Span, Thread, Trace } from '../src/api/types.ts'
import { makeTrace, storeOf, stores, type Store } from './data.ts'
import { matches, quantiles, textMatches } from './query.ts'
import { spansOf, tree } from './spans.ts'

type Query = URLSearchParams
export interface Answer {
  status: number
  body?: unknown
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const missing = (what: string): Answer => ({ status: 404, body: { errors: [`${what} not found`] } })

/** Answers the part of the wire that the pages use, from made-up data. */
export function answer(method: string, path: string, query: Query, body: unknown): Answer {
  const store = storeOf(query.get('project_id') ?? query.get('project_name'))
  const part = path.split('/').filter(Boolean)
  if (part[0] === 'projects') return projects(method, part, query, body as Record<string, unknown>)
  if (path === '/traces/threads') return store ? page(threads(store), query) : missing('Project')
  if (path === '/traces/threads/stats') return store ? ok({ stats: [stat('thread_count', threads(store).length)] }) : missing('Project')
  if (path === '/traces') return store ? page(select(store.traces, query), query) : missing('Project')
  if (path === '/traces/stats') return store ? ok({ stats: stats(select(store.traces, query), 'trace_count') }) : missing('Project')
  if (path === '/spans/stats') return store ? ok({ stats: stats(select(allSpans(store), query), 'span_count') }) : missing('Project')
  if (path === '/spans') return store ? page(select(allSpans(store), query), query) : missing('Project')
  if (path === '/traces/delete') {
    const ids = new Set((body as { ids: string[] }).ids)
    for (const each of stores) each.traces = each.traces.filter((trace) => !ids.has(trace.id))
    return { status: 204 }
  }
  if (part[0] === 'traces' && part[1]) return oneTrace(part)
  if (part[0] === 'spans' && part[1]) {
    for (const each of stores) {
      for (const trace of each.traces) {
        const span = trace.id.slice(0, 5) === part[1].slice(0, 5) ? spansOf(trace).find((s) => s.id === part[1]) : undefined
        if (span) return ok(span)
      }
    }
    return missing('Span')
  }
  return { status: 404, body: { code: 404, message: 'HTTP 404 Not Found' } }
}

function oneTrace(part: string[]): Answer {
  const trace = stores.flatMap((each) => each.traces).find((each) => each.id === part[1])
  if (!trace) return missing('Trace')
  if (part[2] === 'tree') return ok(tree(trace))
  const { input_preview: input, output_preview: output, ...rest } = trace
  return ok({
    ...rest,
    input: { message: input, thread: trace.thread_id },
    output: output === undefined ? undefined : { answer: output },
    metadata: { sdk: 'opik-dotnet 1.0', host: 'worker-7' },
  })
}

function projects(method: string, part: string[], query: Query, body: Record<string, unknown>): Answer {
  const named = stores.filter((store) => store.project.name.includes((query.get('name') ?? '').toLowerCase()))
  if (part.length === 1 && method === 'GET')
    return page(
      named.map((store) => store.project),
      query,
    )
  if (part[1] === 'stats') return ok({ content: named.map(projectStats) })
  if (part[1] === 'retrieve') {
    const found = stores.find((store) => store.project.name === body.name)
    return found ? ok(found.project) : missing('Project')
  }
  const store = storeOf(part[1] ?? '')
  if (!store) return missing('Project')
  if (part[2] === 'metrics') return ok(metric(store, body))
  return ok(store.project)
}

function projectStats(store: Store) {
  const of = (name: string) => stats(store.traces, 'trace_count').find((each) => each.name === name)?.value
  return {
    project_id: store.project.id,
    trace_count: store.traces.length,
    duration: of('duration'),
    total_estimated_cost_sum: of('total_estimated_cost_sum'),
    error_count: { count: of('error_count') },
    feedback_scores: store.traces.length > 0 ? [{ name: 'helpfulness', value: of('feedback_scores.helpfulness') ?? 0.9 }] : [],
  }
}

const allSpans = (store: Store): Span[] => store.traces.slice(0, 600).flatMap((trace) => spansOf(trace).reverse())

function threads(store: Store): Thread[] {
  const groups = new Map<string, Trace[]>()
  for (const trace of store.traces) {
    if (trace.thread_id) groups.set(trace.thread_id, [...(groups.get(trace.thread_id) ?? []), trace])
  }
  return [...groups].map(([id, traces]) => ({
    id,
    project_id: store.project.id,
    thread_model_id: traces[0]!.id,
    start_time: traces.at(-1)!.start_time,
    end_time: traces[0]!.end_time,
    duration: Date.parse(traces[0]!.start_time) - Date.parse(traces.at(-1)!.start_time) + (traces[0]!.duration ?? 0),
    first_message: { message: traces.at(-1)!.input_preview },
    last_message: { answer: traces[0]!.output_preview },
    number_of_messages: traces.length * 2,
    total_estimated_cost: traces.reduce((sum, trace) => sum + (trace.total_estimated_cost ?? 0), 0),
    usage: { total_tokens: traces.reduce((sum, trace) => sum + (trace.usage?.total_tokens ?? 0), 0) },
    status: 'active',
    last_updated_at: traces[0]!.start_time,
  }))
}

function select<T extends Trace | Span>(rows: T[], query: Query): T[] {
  const from = query.get('from_time') ? Date.parse(query.get('from_time')!) : -Infinity
  const to = query.get('to_time') ? Date.parse(query.get('to_time')!) : Infinity
  const filters = JSON.parse(query.get('filters') ?? '[]') as Filter[]
  const search = (query.get('search') ?? '').toLowerCase()
  const [order] = JSON.parse(query.get('sorting') ?? '[]') as { field: keyof T; direction: string }[]
  const found = rows.filter((row) => {
    const at = Date.parse(row.start_time)
    return at >= from && at <= to && textMatches(row, search) && filters.every((filter) => matches(row, filter))
  })
  if (!order) return found
  const sign = order.direction === 'ASC' ? 1 : -1
  return found.sort((a, b) => sign * ((a[order.field] ?? 0) < (b[order.field] ?? 0) ? -1 : 1))
}

function page<T>(rows: T[], query: Query): Answer {
  const number = Number(query.get('page') ?? 1)
  const size = Number(query.get('size') ?? 10)
  const content = rows.slice((number - 1) * size, number * size)
  return ok({
    page: number,
    size: content.length,
    total: rows.length,
    content,
    sortable_by: ['start_time', 'name', 'duration', 'total_estimated_cost'],
  })
}

const stat = (name: string, value: unknown, type = 'COUNT') => ({ name, type, value })

function stats(rows: (Trace | Span)[], countName: string) {
  const sum = (of: (row: Trace | Span) => number | undefined) => rows.reduce((total, row) => total + (of(row) ?? 0), 0)
  const scored = rows.flatMap((row) => row.feedback_scores?.filter((each) => each.name === 'helpfulness') ?? [])
  return [
    stat(countName, rows.length),
    stat('duration', quantiles(rows.flatMap((row) => (row.duration === undefined ? [] : [row.duration]))), 'PERCENTAGE'),
    stat('error_count', rows.filter((row) => row.error_info).length),
    stat(
      'usage_sum.total_tokens',
      sum((row) => row.usage?.total_tokens),
    ),
    stat(
      'total_estimated_cost_sum',
      sum((row) => row.total_estimated_cost),
      'AVG',
    ),
    ...(scored.length > 0
      ? [stat('feedback_scores.helpfulness', scored.reduce((total, each) => total + each.value, 0) / scored.length, 'AVG')]
      : []),
  ]
}

const STEP: Record<string, number> = { HOURLY: 3_600_000, DAILY: 86_400_000, WEEKLY: 604_800_000 }

function metric(store: Store, body: Record<string, unknown>) {
  const step = STEP[String(body.interval)] ?? STEP.HOURLY!
  const from = Math.floor(Date.parse(String(body.interval_start)) / step) * step
  const to = body.interval_end ? Date.parse(String(body.interval_end)) : Date.now()
  const filters = (body.trace_filters ?? body.span_filters ?? []) as Filter[]
  const buckets = Array.from({ length: Math.max(1, Math.ceil((to - from) / step)) }, (): Trace[] => [])
  for (const trace of store.traces) {
    const slot = buckets[Math.floor((Date.parse(trace.start_time) - from) / step)]
    if (slot && filters.every((filter) => matches(trace, filter))) slot.push(trace)
  }
  const series = (name: string, of: (traces: Trace[]) => number | null) => ({
    name,
    data: buckets.map((traces, i) => ({ time: new Date(from + i * step).toISOString(), value: of(traces) })),
  })
  const type = String(body.metric_type)
  const sum = (traces: Trace[], of: (trace: Trace) => number | undefined) => traces.reduce((total, trace) => total + (of(trace) ?? 0), 0)
  const results = type.endsWith('ERROR_RATE')
    ? [series('error_rate', (t) => (t.length ? (100 * t.filter((trace) => trace.error_info).length) / t.length : 0))]
    : type.endsWith('DURATION')
      ? (['p50', 'p90', 'p99'] as const).map((p) => series(`duration.${p}`, (t) => quantiles(t.map((trace) => trace.duration ?? 0))[p]))
      : type.endsWith('TOKEN_USAGE')
        ? [series('total_tokens', (t) => sum(t, (trace) => trace.usage?.total_tokens))]
        : type.endsWith('COST')
          ? [series('cost', (t) => sum(t, (trace) => trace.total_estimated_cost))]
          : [series('traces', (t) => t.length)]
  return { project_id: store.project.id, metric_type: type, interval: body.interval, results }
}

let added = 0
/** A new trace of the first project, as a client would send it. */
export function addTrace(): Store {
  const store = stores[0]!
  added++
  store.traces.unshift(makeTrace(store.project.id, 0, 100_000 + added, Date.now() - 500, 0.02))
  return store
}
