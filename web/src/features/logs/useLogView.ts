import { useCallback, useMemo } from 'react'
import { useListViews, type ListViews } from '../../components/views/useListViews'
import { ERRORS } from './listParams'
import type { LogsState } from './useLogsState'

const MEMBERS = ['search', 'filters', 'range', 'sort']
const BUILT_IN = [ERRORS]
const CLOSES = { trace: undefined, span: undefined }

/** The saved views of a level. */
export function useLogView({ level, search, set, projectId, range }: LogsState): ListViews {
  const implied = useMemo(() => ({ range: range.preset ?? undefined }), [range.preset])
  // The list without a view keeps its range; a view without one is of all time.
  const absent = useCallback((id: string | undefined) => ({ range: id ? 'all' : search.range }), [search.range])
  return useListViews({ projectId, page: `logs-${level}`, table: `logs.${level}`, address: search, members: MEMBERS, implied, absent, builtIn: BUILT_IN, closes: CLOSES, set })
}
