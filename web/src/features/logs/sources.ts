import type { Filter } from '../../api/types'
import type { LogsSearch } from './search'

/** In the address: runs of every source, not only those that SDKs sent. */
export const EVERY_SOURCE = 'all'

const SDK: Filter = { field: 'source', operator: '=', value: 'sdk' }

/** Filters of these say which runs are meant, whatever wrote them: links from experiments and the playground find theirs. */
const NAMING = new Set(['id', 'trace_id', 'thread_id', 'experiment_id', 'experiment_ids', 'annotation_queue_ids'])
const NEGATIVE = new Set(['!=', 'not_in', 'not_contains', 'is_empty'])

const names = ({ field, operator, any }: Filter): boolean =>
  any ? any.flat().some(names) : field === 'source' || (NAMING.has(field) && !NEGATIVE.has(operator))

/** Logs shows what SDKs sent (the server counts what names no source among it); runs of the product itself on request. */
export const sourceFilters = ({ source, filters }: Pick<LogsSearch, 'source' | 'filters'>): Filter[] =>
  source === EVERY_SOURCE || filters?.some(names) ? [] : [SDK]

/** The one source that is shown; `all` when there is none. */
export function chosenSource({ source, filters }: Pick<LogsSearch, 'source' | 'filters'>): string {
  const own = filters?.find(isSource)
  return own ? own.value : sourceFilters({ source, filters }).length > 0 ? SDK.value : EVERY_SOURCE
}

const isSource = ({ field, operator }: Filter): boolean => field === 'source' && operator === '='

/** The address with one source, or with every one. */
export function withSource(filters: Filter[] | undefined, source: string): Pick<LogsSearch, 'source' | 'filters'> {
  const others = (filters ?? []).filter((filter) => !isSource(filter))
  // What names its runs is narrowed by a filter of its own.
  const own = source === EVERY_SOURCE || (source === SDK.value && sourceFilters({ filters: others }).length > 0) ? [] : [{ ...SDK, value: source }]
  const next = [...others, ...own]
  return { source: source === EVERY_SOURCE ? EVERY_SOURCE : undefined, filters: next.length > 0 ? next : undefined }
}
