import { useQuery } from '@tanstack/react-query'
import { distributionQuery, type NameDistribution } from '../../api/logs'
import { iso } from '../../lib/range'
import type { LogsState } from '../logs/useLogsState'

/** Fewer runs than this say nothing about what is usual. */
export const LEAST_RUNS = 20

export interface Measured {
  name: string | undefined
  duration: number | null | undefined
  cost: number | null | undefined
}

/** Where a run lies among those of its name in the range of the list; undefined until it is known, or when too few are. */
export function usePlace(level: 'traces' | 'spans', { name, duration, cost }: Measured, state: LogsState): NameDistribution | undefined {
  const { projectId, range } = state
  const run = { name: name ?? '', duration: duration ?? undefined, cost: cost || undefined }
  const answer = useQuery({
    ...distributionQuery(level, projectId, run, { from_time: iso(range.from), to_time: iso(range.to) }),
    enabled: !!name && (run.duration !== undefined || run.cost !== undefined),
  })
  return answer.data && answer.data.count >= LEAST_RUNS ? answer.data : undefined
}
