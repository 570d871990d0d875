import { useQuery } from '@tanstack/react-query'
import { valuesQuery } from '../../api/logs'
import type { Firing } from './model'
import * as f from '../../lib/format'

const MOST_WINDOW = 3_600_000

/** The range of logs that a firing is about: an hour before it too, in which it came about. */
export const rangeOf = (firing: Pick<Firing, 'began_at' | 'ended_at'>): [number, number] => [Date.parse(firing.began_at) - MOST_WINDOW, firing.ended_at ? Date.parse(firing.ended_at) : Date.now()]

/** The most frequent error while it fired. */
export function FrequentError({ projectId, firing }: { projectId: string; firing: Firing }) {
  const [from, to] = rangeOf(firing)
  const minute = firing.ended_at ? to : Math.floor(to / 60_000) * 60_000
  const found = useQuery({
    ...valuesQuery('traces', { project_id: projectId, from_time: new Date(from).toISOString(), to_time: new Date(minute).toISOString() }, 'error_type', undefined, ''),
    enabled: firing.metric === 'trace:errors',
    staleTime: firing.ended_at ? Infinity : 60_000,
  })
  const top = found.data?.values[0]
  return top ? <span className="t2 trunc">{top.value}</span> : <span className="t3">{found.isLoading ? '…' : f.NONE}</span>
}
