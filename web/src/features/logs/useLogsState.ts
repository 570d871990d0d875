import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ListParams } from '../../api/runs'
import type { Filter, Level } from '../../api/types'
import type { FilterState } from '../../components/filters/filterState'
import { sortingParam } from '../../components/list/listSearch'
import { filtersParam } from '../../lib/filters'
import { fieldsOf } from './fields'
import { valuesOf } from './valuesOf'
import { store, stored } from '../../lib/storage'
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
  const kept = stored<Level>(levelName(projectId), 'traces')
  const remembered = isBare(search) ? kept : 'traces'
  const level = search.logsType ?? remembered
  // An address that names no level would become one of the remembered level once it is bare.
  const pinned = !search.logsType && kept !== 'traces' ? level : undefined
  const range = useMemo(() => readRange(search.range, base, fallback), [search.range, base, fallback])

  const set = useCallback(
    (change: Partial<LogsSearch>, replace = false) => void navigate({ search: (now: LogsSearch) => ({ ...now, ...(pinned && { logsType: pinned }), ...change }), replace }),
    [navigate, pinned],
  )
  const open = useCallback(
    (id: string | undefined, more: Partial<LogsSearch> = {}, replace = false) =>
      void navigate({ search: (now: LogsSearch) => ({ ...now, ...(pinned && { logsType: pinned }), span: undefined, traceTab: undefined, graphIn: undefined, graphStep: undefined, ...more, trace: id }), replace }),
    [navigate, pinned],
  )

  // What is filtered or opened next is of this level, and so is the link to it.
  useEffect(() => {
    if (!search.logsType && remembered !== 'traces') set({ logsType: remembered }, true)
  }, [search.logsType, remembered, set])

  const params = useMemo<ListParams>(
    () => ({
      project_id: projectId,
      search: search.search,
      filters: filtersParam([...(search.filters ?? []), ...viewFilters(search.view)]),
      sorting: sortingParam(search.sort),
      from_time: iso(range.from),
      to_time: iso(range.to),
    }),
    [projectId, search.search, search.filters, search.view, search.sort, range],
  )
  const filtering = useMemo<FilterState>(
    () => ({ fields: fieldsOf(level), groups: true, values: valuesOf(level, params, [...(search.filters ?? []), ...viewFilters(search.view)]), search: search.search, filters: search.filters, set }),
    [level, params, search.search, search.filters, search.view, set],
  )
  const newestFirst = !search.sort
  const moveBase = useCallback(() => setBase(Date.now()), [])
  return useMemo(
    () => ({ projectId, workspace, search, level, range, base, params, filtering, newestFirst, set, open, moveBase }),
    [projectId, workspace, search, level, range, base, params, filtering, newestFirst, set, open, moveBase],
  )
}

const levelName = (projectId: string): string => `logs-level.${projectId}`

/** The level that was chosen by hand is where the project opens next time. */
export const rememberLevel = (projectId: string, level: Level): void => store(levelName(projectId), level)

/** Nothing in it is of a level. Links to one trace, and filtered ones that name no level, mean traces. */
const isBare = ({ logsType, trace, thread, search, filters, sort, view }: LogsSearch): boolean =>
  [logsType, trace, thread, search, filters, sort, view].every((each) => each === undefined)

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
