import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { percentilesQuery } from '../../api/logs'
import { iso } from '../../lib/range'
import type { Thresholds } from '../../lib/thresholds'
import type { LogRow } from './useLogList'
import type { LogsState } from './useLogsState'

/** What is unusual by name, among all runs of the range. */
export interface Usual {
  duration: Map<string, Thresholds>
  cost: Map<string, Thresholds>
}

/** Fewer runs than this say nothing about what is unusual. */
const LEAST = 20
const MOST_NAMES = 100

/** Asks once for the names in view; a name that comes later is asked for with all others. */
export function useUsual(state: LogsState, rows: LogRow[]): Usual | undefined {
  const { level, projectId, range } = state
  const names = useMemo(
    () => [...new Set(rows.flatMap((row) => ('name' in row && row.name) || []))].sort().slice(0, MOST_NAMES),
    [rows],
  )
  const answer = useQuery({
    ...percentilesQuery(level, projectId, names, { from_time: iso(range.from), to_time: iso(range.to) }),
    enabled: level !== 'threads' && names.length > 0,
    placeholderData: keepPreviousData,
  })
  return useMemo(() => {
    if (!answer.data) return undefined
    const known = answer.data.filter((each) => each.count >= LEAST)
    return {
      duration: new Map(known.flatMap((each) => (each.duration ? [[each.name, each.duration] as const] : []))),
      cost: new Map(known.flatMap((each) => (each.cost ? [[each.name, each.cost] as const] : []))),
    }
  }, [answer.data])
}
