import type { Difference } from '../../api/logs'
import type { Filter, Level } from '../../api/types'

const FAILED: Filter = { field: 'error_info', operator: 'is_not_empty', value: '' }

/** The part as the server takes it: a range, errors only, or both. */
export function selectionOf(range: { from: string; to: string } | null, errorsOnly: boolean) {
  return {
    ...(range ? { from_time: range.from, to_time: range.to } : {}),
    ...(errorsOnly || !range ? { filters: [{ ...FAILED, key: '' }] } : {}),
  }
}

const OF_RUNS = ['name', 'environment', 'source', 'error_type', 'metadata', 'tags']
const OF_SPANS = [...OF_RUNS, 'model', 'provider', 'type']

/** The filter that chooses a value, or leaves it out; null where the level has no such field. */
export function filterOf({ field, key, value }: Difference, level: Level, out: boolean): Filter | null {
  if (!(level === 'spans' ? OF_SPANS : OF_RUNS).includes(field)) return null
  const operator = field === 'tags' ? (out ? 'not_contains' : 'contains') : out ? '!=' : '='
  return { field, operator, ...(key ? { key } : {}), value }
}

/** The spans behind what a trace only has by its spans; null for its own fields. */
export function spansOf({ field, value }: Difference, level: Level): Filter[] | null {
  if (level !== 'traces') return null
  if (field === 'failed_span') return [{ field: 'name', operator: '=', value }, FAILED]
  return field === 'model' || field === 'provider' ? [{ field, operator: '=', value }] : null
}
