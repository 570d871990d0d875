import { valuesQuery } from '../../api/logs'
import type { ListParams } from '../../api/runs'
import type { Filter, Level } from '../../api/types'
import type { ValuesQuery } from '../../components/filters/filterState'
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
    const params = without ? { ...all, filters: filtersParam(filters.filter((each) => each !== without && !each.any?.flat().includes(without))) } : all
    // What the spans of traces ran is counted where it is: over the spans of the range, without the filters of traces.
    if (level === 'traces' && OF_SPANS.has(field.field)) {
      const { queryKey, queryFn } = valuesQuery('spans', { ...params, search: undefined, filters: undefined }, field.field, undefined, prefix)
      return { queryKey, queryFn: queryFn as unknown as ValuesQuery['queryFn'] }
    }
    // Scores are numbers: only their names are worth a list.
    if (!KNOWN[level].includes(field.field) || (field.kind === 'score' && !keys)) return null
    // What is typed is no condition yet: the search text is the same field.
    const { queryKey, queryFn } = valuesQuery(level, { ...params, search: undefined }, field.field, keys ? undefined : key, prefix)
    return { queryKey, queryFn: queryFn as unknown as ValuesQuery['queryFn'] }
  }
