import type { ListParams } from '../../api/runs'
import type { Schemas } from '../../api/types'
import type { Selection } from '../../components/table/useSelection'
import type { LogRow } from '../logs/useLogList'

/** Rows as bulk actions and exports take them: docs/api-extensions.md, "Rows of a selection". */
export type RowSelection = Schemas['RowSelectionBody']

/** The id that the server knows a row by; threads have the one of the client beside it. */
export const serverId = (row: LogRow): string => ('thread_model_id' in row ? row.thread_model_id : row.id)

/** Everything that the list shows. `until` keeps out what came after it was opened. */
export function everything(params: ListParams, until?: string): RowSelection {
  return {
    project_id: params.project_id,
    ...(params.filters ? { filters: JSON.parse(params.filters) as RowSelection['filters'] } : {}),
    ...(params.search ? { search: params.search } : {}),
    ...(params.from_time ? { from_time: params.from_time } : {}),
    ...((params.to_time ?? until) ? { to_time: params.to_time ?? until } : {}),
  }
}

/** The ticked rows. */
export function selected(params: ListParams, selection: Selection<LogRow>, rowOf: (id: string) => LogRow | undefined, until?: string): RowSelection {
  if (!selection.all) return { project_id: params.project_id, ids: [...selection.rows.values()].map(serverId) }
  const except = [...selection.except].flatMap((id) => {
    const row = rowOf(id)
    return row ? [serverId(row)] : []
  })
  return { ...everything(params, until), ...(except.length > 0 ? { except } : {}) }
}
