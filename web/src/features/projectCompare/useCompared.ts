import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { currentWorkspace, request } from '../../api/client'
import { seriesQuery, type SeriesAnswer, type SeriesBody } from '../../api/logs'
import { readRange, type Range } from '../../lib/range'

const YEAR = 365 * 86_400_000
const STEPS = 48

export const MEASURES = ['count', 'error_rate', 'duration.p95', 'cost'] as const

export interface TimeWindow {
  range: Range
  from: number
  to: number
}

/** The window of the page, the same for every request; the server counts a year at most. */
export function useWindow(text: string | undefined): TimeWindow {
  return useMemo(() => {
    const now = Date.now()
    const range = readRange(text, now)
    const to = range.to ?? now
    return { range, from: Math.max(range.from ?? 0, to - YEAR), to }
  }, [text])
}

/** The projects of the address in its order; those that are gone are left out. */
export function useCompared(ids: string[], { from, to }: TimeWindow) {
  const [from_time, to_time] = [new Date(from).toISOString(), new Date(to).toISOString()]
  const key = ids.join(',')
  return useQuery({
    queryKey: ['project-comparison', currentWorkspace(), key, from_time, to_time],
    queryFn: ({ signal }) =>
      request('/projects/overview', { query: { ids: key, from_time, to_time, size: ids.length }, signal }).then(({ content }) => ids.flatMap((id) => content.filter((project) => project.id === id))),
    enabled: ids.length >= 2,
  })
}

/** What the charts draw of each project; undefined: not there yet. */
export function useCourses(ids: string[], { from, to }: TimeWindow): { courses: (SeriesAnswer | undefined)[]; error: unknown } {
  const body: SeriesBody = { entity_type: 'traces', from_time: new Date(from).toISOString(), to_time: new Date(to).toISOString(), max_intervals: STEPS, measures: [...MEASURES] }
  const queries = useQueries({ queries: ids.map((id) => seriesQuery(id, body)) })
  return { courses: queries.map((query) => query.data), error: queries.find((query) => query.isError)?.error }
}
