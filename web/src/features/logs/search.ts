import type { Filter, Level } from '../../api/types'

/** What the address of the Logs page says. Absent members take their defaults. */
export type LogsSearch = {
  logsType?: Level
  trace?: string
  span?: string
  thread?: string
  traceTab?: string
  search?: string
  filters?: Filter[]
  /** A preset such as `24h`, or `from/to` in ISO instants. */
  range?: string
  /** `field` ascending or `-field` descending. */
  sort?: string
  view?: 'errors' | 'slow'
  /** The key figure drawn in the chart. */
  figure?: string
}

const LEVELS: Level[] = ['threads', 'traces', 'spans']

/** Reads any address, also of the reference product (`tab`, quoted filters); what it does not know is dropped. */
export function readLogsSearch(raw: Record<string, unknown>): LogsSearch {
  const level = [raw.logsType, raw.tab].find((value) => LEVELS.includes(value as Level)) as Level | undefined
  return compact({
    logsType: level,
    trace: text(raw.trace),
    span: text(raw.span),
    thread: text(raw.thread),
    traceTab: text(raw.traceTab),
    search: text(raw.search),
    filters: readFilters(raw.filters ?? raw[`${level ?? 'traces'}_filters`]),
    range: text(raw.range),
    sort: text(raw.sort),
    view: raw.view === 'errors' || raw.view === 'slow' ? raw.view : undefined,
    figure: text(raw.figure),
  })
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined
  return typeof value === 'number' ? String(value) : undefined
}

function readFilters(value: unknown): Filter[] | undefined {
  let list = value
  if (typeof value === 'string') {
    try {
      list = JSON.parse(value)
    } catch {
      return undefined
    }
  }
  if (!Array.isArray(list)) return undefined
  const filters = list.flatMap((each: Partial<Filter> | null): Filter[] =>
    each && typeof each.field === 'string' && typeof each.operator === 'string'
      ? [{ field: each.field, operator: each.operator, ...(each.key ? { key: String(each.key) } : {}), value: String(each.value ?? '') }]
      : [],
  )
  return filters.length > 0 ? filters : undefined
}

function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}
