import type { Level } from '../../api/types'
import type { LogsState } from './useLogsState'

/** The list narrowed to a tag, from a row or from what is open; of another level it begins anew. */
export function filterByTag({ level, search, open }: Pick<LogsState, 'level' | 'search' | 'open'>, of: Level, tag: string): void {
  const filter = { field: 'tags', operator: 'contains', value: tag }
  const same = level === of
  const now = same ? (search.filters ?? []) : []
  const known = now.some((each) => each.field === filter.field && each.operator === filter.operator && each.value === tag)
  open(undefined, { thread: undefined, turn: undefined, logsType: of, filters: known ? now : [...now, filter], ...(same ? {} : { view: undefined, sort: undefined }) })
}
