import type { LogsSearch } from './search'
import type { LogRow } from './useLogList'

/** The address that opens a row: a trace in the panel, a span in its trace, a thread as the list of its traces. */
export function rowSearch(row: LogRow, now: LogsSearch): LogsSearch {
  if ('thread_model_id' in row) {
    return { range: now.range, logsType: 'traces', filters: [{ field: 'thread_id', operator: '=', value: row.id }] }
  }
  if ('trace_id' in row) return { ...now, trace: row.trace_id, span: row.id, traceTab: undefined }
  return { ...now, trace: row.id, span: undefined, traceTab: undefined }
}
