import type { LogsSearch } from './search'
import type { LogRow } from './useLogList'

/** The address that opens a row: a trace in the panel, a span in its trace, a thread in the panel. */
export function rowSearch(row: LogRow, now: LogsSearch): LogsSearch {
  // What was looked for inside the one before says nothing about this one.
  const fresh = { ...now, thread: undefined, turn: undefined, turnSearch: undefined, trace: undefined, span: undefined, traceTab: undefined }
  if ('thread_model_id' in row) return { ...fresh, thread: row.id }
  if ('trace_id' in row) return { ...fresh, trace: row.trace_id, span: row.id }
  return { ...fresh, trace: row.id }
}
