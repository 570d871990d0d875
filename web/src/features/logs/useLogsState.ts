import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { ListParams } from '../../api/runs'
import type { Filter, Level } from '../../api/types'
import type { FilterState } from '../../components/filters/filterState'
import { sortingParam } from '../../components/list/listSearch'
import { filtersParam } from '../../lib/filters'
import { fieldsOf } from './fields'
import { sourceFilters } from './sources'
import { valuesOf } from './valuesOf'
import { iso, readRange, type Preset, type Range } from '../../lib/range'
import type { LogsSearch } from './search'

export const ERRORS = 'errors'

const route = getRouteApi('/$workspace/projects/$projectId/logs')

export interface LogsState {
  projectId: string
  workspace: string
  search: LogsSearch
  level: Level
  range: Range
  /** The instant that relative ranges count back from. */
  base: number
  params: ListParams
  filtering: FilterState
  newestFirst: boolean
  /** Changes the address; `replace` for what Back should not undo one by one. */
  set: (change: Partial<LogsSearch>, replace?: boolean) => void
  open: (id: string | undefined, more?: Partial<LogsSearch>, replace?: boolean) => void
  moveBase: () => void
}

/** The state of the Logs page: all of it is in the address. */
export function useLogsState(fallback: Preset): LogsState {
  const { projectId, workspace } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [base, setBase] = useState(() => Date.now())
  const level = search.logsType ?? 'traces'
  const range = useMemo(() => readRange(search.range, base, fallback), [search.range, base, fallback])

  const set = useCallback(
    (change: Partial<LogsSearch>, replace = false) => void navigate({ search: (now: LogsSearch) => ({ ...now, ...change }), replace }),
    [navigate],
  )
  const open = useCallback(
    (id: string | undefined, more: Partial<LogsSearch> = {}, replace = false) =>
      void navigate({ search: (now: LogsSearch) => ({ ...now, span: undefined, traceTab: undefined, graphIn: undefined, graphStep: undefined, ...more, trace: id }), replace }),
    [navigate],
  )

  // In the order in which the server counts them when it tells what leaves nothing (FilterParts).
  const conditions = useMemo(
    () => [...(search.filters ?? []), ...sourceFilters({ source: search.source, filters: search.filters }), ...viewFilters(search.view)],
    [search.filters, search.source, search.view],
  )
  const params = useMemo<ListParams>(
    () => ({
      project_id: projectId,
      search: search.search,
      filters: filtersParam(conditions),
      sorting: sortingParam(search.sort),
      from_time: iso(range.from),
      to_time: iso(range.to),
    }),
    [projectId, search.search, conditions, search.sort, range],
  )
  const filtering = useMemo<FilterState>(
    () => ({ fields: fieldsOf(level), groups: true, values: valuesOf(level, params, conditions), search: search.search, filters: search.filters, set }),
    [level, params, conditions, search.search, search.filters, set],
  )
  const newestFirst = !search.sort
  const moveBase = useCallback(() => setBase(Date.now()), [])
  return useMemo(
    () => ({ projectId, workspace, search, level, range, base, params, filtering, newestFirst, set, open, moveBase }),
    [projectId, workspace, search, level, range, base, params, filtering, newestFirst, set, open, moveBase],
  )
}

/** What the view that every project has adds; it is no chip, its tab says it. */
function viewFilters(view: LogsSearch['view']): Filter[] {
  return view === ERRORS ? [{ field: 'error_info', operator: 'is_not_empty', value: '' }] : []
}

/** The same with what chosen columns need: values of metadata, models of spans; figures and other lists do without them. */
export function useForColumns(state: LogsState, paths: string[], models: boolean): LogsState {
  const text = paths.length > 0 ? JSON.stringify(paths.slice(0, MOST_PATHS)) : undefined
  return useMemo(
    () => (text || models ? { ...state, params: { ...state.params, ...(text ? { paths: text } : {}), ...(models ? { models } : {}) } } : state),
    [state, text, models],
  )
}

/** As many as the server reads beside a preview. */
const MOST_PATHS = 20
