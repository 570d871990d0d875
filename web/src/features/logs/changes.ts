import type { ChangeEvent } from '../../api/types'

/** Two events as one: numbers add up, and the traces are known where both know them. */
export function addChanges(a: ChangeEvent | null, b: ChangeEvent): ChangeEvent {
  if (!a) return b
  const sum = (of: 'traces' | 'spans' | 'threads' | 'scores') => (a[of] ?? 0) + (b[of] ?? 0)
  const known = !(isUnknown(a) || isUnknown(b)) && [a, b].every((each) => !changesRuns(each) || each.trace_ids)
  const lists = [...new Set([...(a.lists ?? []), ...(b.lists ?? [])])]
  const all = { traces: sum('traces'), spans: sum('spans'), threads: sum('threads'), scores: sum('scores'), ...(lists.length > 0 && { lists }), at: b.at }
  return known ? { ...all, trace_ids: [...new Set([...(a.trace_ids ?? []), ...(b.trace_ids ?? [])])] } : { ...all, traces: Math.max(1, all.traces) }
}

/** Whether an event may have changed what is shown of these traces: scores and changes of unknown traces may. */
export function touches(event: ChangeEvent, shows: (trace: string) => boolean): boolean {
  if (isUnknown(event) || event.scores) return true
  if (!changesRuns(event)) return false
  return !event.trace_ids || event.trace_ids.some(shows)
}

/** Whether rows may have come. */
export const mayAdd = (event: ChangeEvent): boolean => isUnknown(event) || changesRuns(event)

const changesRuns = (event: ChangeEvent): boolean => Boolean(event.traces || event.spans)

/** The stream was opened (again): whatever was written before has no event. */
const isUnknown = (event: ChangeEvent): boolean => !event.traces && !event.spans && !event.threads && !event.scores && !event.lists
