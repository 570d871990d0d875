import { valuesQuery } from '../../api/logs'
import type { ListParams } from '../../api/runs'
import type { Filter, Level } from '../../api/types'
import type { NamedValue, ValuesQuery } from '../../components/filters/filterState'
import { request, currentWorkspace } from '../../api/client'
import { fetchQueues } from '../rows/api'
import { filtersParam, type Asked } from '../../lib/filters'

const RUNS = ['name', 'tags', 'environment', 'source', 'error_type', 'metadata', 'feedback_scores']
const OF_SPANS = new Set(['model', 'provider'])
const KNOWN: Record<Level, string[]> = {
  traces: RUNS,
  spans: [...RUNS, 'type', 'model', 'provider'],
  threads: ['tags', 'status', 'feedback_scores'],
}

/** Which values the rows of the list have, of the fields that the server counts. */
export const valuesOf =
  (level: Level, all: ListParams, filters: Filter[]) =>
  ({ field, key, prefix, keys }: Asked, without?: Filter): ValuesQuery | null => {
    // The values to choose from are those that would be there without the filter that chooses.
    const others = filters.filter((each) => each !== without && !each.any?.flat().includes(without!) && (field.field !== 'source' || each.field !== 'source'))
    const params = others.length < filters.length ? { ...all, filters: filtersParam(others) } : all
    // What the spans of traces ran is counted where it is: over the spans of the range, without the filters of traces.
    if (level === 'traces' && OF_SPANS.has(field.field)) {
      const { queryKey, queryFn } = valuesQuery('spans', { ...params, search: undefined, filters: undefined }, field.field, undefined, prefix)
      return { queryKey, queryFn: queryFn as unknown as ValuesQuery['queryFn'] }
    }
    if (field.field === 'span_feedback_scores' && keys) {
      const { queryKey, queryFn } = valuesQuery('spans', { ...params, search: undefined, filters: undefined }, 'feedback_scores', undefined, prefix)
      return { queryKey, queryFn: queryFn as unknown as ValuesQuery['queryFn'] }
    }
    const named = field.named && namedQuery(level, all.project_id, field.field, prefix)
    if (named) return named
    // Scores are numbers: only their names are worth a list.
    if (!KNOWN[level].includes(field.field) || (field.kind === 'score' && !keys)) return null
    // What is typed is no condition yet: the search text is the same field.
    const { queryKey, queryFn } = valuesQuery(level, { ...params, search: undefined }, field.field, keys ? undefined : key, prefix)
    return { queryKey, queryFn: queryFn as unknown as ValuesQuery['queryFn'] }
  }

const MOST_NAMED = 50

/** Queues and experiments of the project: their ids and how they are called. */
function namedQuery(level: Level, projectId: string, field: string, name: string): ValuesQuery | null {
  if (field === 'annotation_queue_ids') {
    const scope = level === 'threads' ? 'thread' : 'trace'
    return { queryKey: ['annotation-queues', currentWorkspace(), 'values', projectId, scope, name], queryFn: async ({ signal }) => named(await fetchQueues(projectId, scope, name, signal)) }
  }
  if (field !== 'experiment_ids') return null
  return {
    queryKey: ['experiments', currentWorkspace(), 'values', projectId, name],
    queryFn: async ({ signal }) => named((await request('/experiments', { query: { project_id: projectId, name: name || undefined, page: 1, size: MOST_NAMED }, signal })).content),
  }
}

const named = (entities: { id: string; name?: string }[]): { values: NamedValue[] } => ({ values: entities.map(({ id, name }) => ({ value: id, label: name ?? id })) })
