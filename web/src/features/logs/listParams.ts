import type { ListParams } from '../../api/runs'
import type { Filter, Level } from '../../api/types'
import { sortingParam } from '../../components/list/listSearch'
import { filtersParam } from '../../lib/filters'
import { iso, type Range } from '../../lib/range'
import { store, stored } from '../../lib/storage'
import { hasThreads } from '../../lib/threadsFirst'
import type { LogsSearch } from './search'

export const ERRORS = 'errors'

const levelName = (projectId: string): string => `logs-level.${projectId}`

/** The level that was chosen by hand is where the project opens next time. */
export const rememberLevel = (projectId: string, level: Level): void => store(levelName(projectId), level)

/** Where Logs open: at the level that was chosen last, else at threads where there are any. */
export const firstLevel = (projectId: string): Level => chosenLevel(projectId) ?? knownFirst(projectId)

export const chosenLevel = (projectId: string): Level | undefined => stored<Level | undefined>(levelName(projectId), undefined)

export const knownFirst = (projectId: string): Level => (hasThreads(projectId) ? 'threads' : 'traces')

/** The level of an address: links to one trace, and filtered ones that name no level, mean traces. */
export const levelOf = (search: LogsSearch, first: Level): Level => search.logsType ?? (isBare(search) ? first : 'traces')

/** Nothing in it is of a level. */
const isBare = ({ logsType, trace, thread, search, filters, sort, view }: LogsSearch): boolean =>
  [logsType, trace, thread, search, filters, sort, view].every((each) => each === undefined)

/** What an address asks the server for. */
export const listParams = (projectId: string, search: LogsSearch, range: Range): ListParams => ({
  project_id: projectId,
  search: search.search,
  filters: filtersParam([...(search.filters ?? []), ...viewFilters(search.view)]),
  sorting: sortingParam(search.sort),
  from_time: iso(range.from),
  to_time: iso(range.to),
})

/** What the view that every project has adds; it is no chip, its tab says it. */
export function viewFilters(view: LogsSearch['view']): Filter[] {
  return view === ERRORS ? [{ field: 'error_info', operator: 'is_not_empty', value: '' }] : []
}
