import { useTranslation } from '../../../i18n/useTranslation'
import { useErrorText } from '../../../components/PageStates'
import type { Keyed } from '../../../components/table/column'
import type { Selection } from '../../../components/table/useSelection'
import { useToast } from '../../../components/Toasts'
import * as f from '../../../lib/format'
import type { BulkRequest } from '../api'
import { wordOf, type RowKind } from '../kinds'
import type { RowSelection } from '../selection'
import { hide } from './leaving'
import { useBulk } from './useBulk'

/** A deletion can be taken back for so long. */
export const UNDO_SECONDS = 10

/** What a list is narrowed by, as the server takes it. */
export interface ListQuery {
  filters?: string | undefined
  search?: string | undefined
  annotation_queue_id?: string
  /** Trials of it, which the list of experiments leaves out. */
  optimization_id?: string
}

export type BulkDeed = Omit<BulkRequest, 'entity' | 'rows'>

export interface EntityBulk {
  kind: RowKind
  /** How many, in words. */
  what: (count: number) => string
  /** The ticked rows, or all that match. */
  rows: () => RowSelection
  /** Starts an action on them, and unticks them. */
  run: (deed: BulkDeed) => Promise<void>
  /** Starts one that can be undone and that takes rows out of the list: they are hidden at once. `ids`: these alone. */
  remove: (deed?: BulkDeed, ids?: string[]) => Promise<void>
}

/** Actions on rows of a list, done by the server, also to what is not loaded. `identity` names the list in view; `shown` are the rows that stand for what is ticked, where they are called otherwise. */
export function useEntityBulk<Row extends Keyed>(kind: RowKind, projectId: string, identity: string, selection: Selection<Row>, query: ListQuery, shown = () => selection.ids): EntityBulk {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const start = useBulk(projectId)
  const rows = (): RowSelection => {
    const { filters, search, annotation_queue_id, optimization_id } = query
    const of = { project_id: projectId, ...(optimization_id ? { optimization_id } : {}) }
    if (!selection.all) return { ...of, ids: [...selection.ids] }
    return {
      ...of,
      ...(filters ? { filters: JSON.parse(filters) as RowSelection['filters'] } : {}),
      ...(search ? { search } : {}),
      ...(annotation_queue_id ? { annotation_queue_id } : {}),
      ...(selection.except.size > 0 ? { except: [...selection.except] } : {}),
    }
  }
  const attempt = async (deed: () => Promise<void>) => {
    try {
      await deed()
    } catch (error) {
      toast(errorText(error), true)
    }
  }
  return {
    kind,
    what: (count) => `${f.count(count)} ${t(wordOf(kind), { count })}`,
    rows,
    run: (deed) =>
      attempt(async () => {
        await start({ entity: kind, rows: rows(), ...deed })
        selection.clear()
      }),
    remove: (deed = { action: 'delete' }, ids = undefined) =>
      attempt(async () => {
        const gone = ids ? new Set(ids) : selection.all ? null : new Set(shown())
        const job = await start({ entity: kind, rows: ids ? { project_id: projectId, ids } : rows(), undo_seconds: UNDO_SECONDS, ...deed })
        if (gone || selection.except.size === 0) hide(job.id, { list: identity, ids: gone })
        if (!ids) selection.clear()
      }),
  }
}
