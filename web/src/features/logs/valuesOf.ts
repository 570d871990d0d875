import { valuesQuery } from '../../api/logs'
import type { ListParams } from '../../api/runs'
import type { Level } from '../../api/types'
import type { ValuesQuery } from '../../components/filters/filterState'
import type { Asked } from '../../lib/filters'

const RUNS = ['name', 'tags', 'environment', 'source', 'error_type', 'metadata', 'feedback_scores']
const KNOWN: Record<Level, string[]> = {
  traces: RUNS,
  spans: [...RUNS, 'type', 'model', 'provider'],
  threads: ['tags', 'status', 'feedback_scores'],
}

/** Which values the rows of the list have, of the fields that the server counts. */
export const valuesOf =
  (level: Level, params: ListParams) =>
  ({ field, key, prefix, keys }: Asked): ValuesQuery | null => {
    // Scores are numbers: only their names are worth a list.
    if (!KNOWN[level].includes(field.field) || (field.kind === 'score' && !keys)) return null
    // What is typed is no condition yet: the search text is the same field.
    const { queryKey, queryFn } = valuesQuery(level, { ...params, search: undefined }, field.field, keys ? undefined : key, prefix)
    return { queryKey, queryFn: queryFn as unknown as ValuesQuery['queryFn'] }
  }
