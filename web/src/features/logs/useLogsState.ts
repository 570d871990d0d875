import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ListParams } from '../../api/runs'
import type { Level } from '../../api/types'
import type { FilterState } from '../../components/filters/filterState'
import { readRange, type Preset, type Range } from '../../lib/range'
import { openedAt } from './ahead'
import { fieldsOf } from './fields'
import { chosenLevel, knownFirst, levelOf, listParams, viewFilters } from './listParams'
import type { LogsSearch } from './search'
import { valuesOf } from './valuesOf'

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
  const [base, setBase] = useState(() => openedAt(projectId))
  // Threads that come, or that are heard of, while traces are shown change nothing under the reader.
  const known = useMemo(() => knownFirst(projectId), [projectId])
  const kept = chosenLevel(projectId) ?? known
  const level = levelOf(search, kept)
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
    if (!search.logsType && level !== 'traces') set({ logsType: level }, true)
  }, [search.logsType, level, set])

  const params = useMemo(
    () => listParams(projectId, { search: search.search, filters: search.filters, view: search.view, sort: search.sort }, range),
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
