import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Filter } from '../../api/types'
import { keepLayout, type TableLayout } from '../../components/table/layout'
import { stored } from '../../lib/storage'
import type { SavedView } from '../rows/views/api'
import { useSavedViews, type SavedViews } from '../rows/views/useSavedViews'
import type { LogsSearch } from './search'
import type { LogsState } from './useLogsState'

/** What a saved view of Logs holds. */
export interface LogView {
  search?: string | undefined
  filters?: Filter[] | undefined
  range?: string | undefined
  sort?: string | undefined
  layout?: TableLayout | undefined
}

export interface LogViews {
  saved: SavedViews<LogView>
  current: LogView
  layout: [TableLayout, (layout: TableLayout) => void]
  /** The address of a view as it was saved. */
  addressOf: (id: string | undefined, state: LogView | undefined) => LogsSearch
  show: (id: string | undefined, state: LogView | undefined) => void
}

/**
 * The saved views of a level. Filters, order and range of the one in view are in the address, where Back undoes them; its
 * columns are the view's until they are changed, and then this browser's until they are saved or reset.
 */
export function useLogView(state: LogsState): LogViews {
  const { level, search, set, projectId } = state
  const saved = useSavedViews<LogView>(projectId, `logs-${level}`)
  const active = saved.views.find((view) => view.id === search.view)
  const name = active ? `view.${active.id}` : `logs.${level}`
  const base = active?.state.layout
  const [kept, setKept] = useState<{ name: string; layout: TableLayout | null }>({ name: '', layout: null })
  const own = kept.name === name ? kept.layout : stored<TableLayout | null>(`layout.${name}`, null)
  const layout = useMemo(() => own ?? base ?? {}, [own, base])
  const setLayout = useCallback(
    (next: TableLayout) => {
      keepLayout(name, next)
      setKept({ name, layout: next })
    },
    [name],
  )
  const range = search.range ?? state.range.preset ?? undefined
  const current = useMemo<LogView>(
    () => ({ search: search.search, filters: search.filters, range, sort: search.sort, layout }),
    [search.search, search.filters, range, search.sort, layout],
  )
  const addressOf = useCallback(
    (id: string | undefined, view: LogView | undefined): LogsSearch => ({
      logsType: search.logsType,
      view: id,
      search: view?.search,
      filters: view?.filters,
      sort: view?.sort,
      range: view?.range ?? (id ? undefined : search.range),
    }),
    [search.logsType, search.range],
  )
  const show = useCallback(
    (id: string | undefined, view: LogView | undefined) => {
      if (id) {
        keepLayout(`view.${id}`, null)
        setKept({ name: `view.${id}`, layout: null })
      }
      set({ trace: undefined, span: undefined, ...addressOf(id, view) })
    },
    [set, addressOf],
  )
  useOpenedByName(search, active, set, addressOf)
  return { saved, current, layout: [layout, setLayout], addressOf, show }
}

/** A link that only names a view means the view as it was saved. */
function useOpenedByName(
  search: LogsSearch,
  active: SavedView<LogView> | undefined,
  set: LogsState['set'],
  addressOf: LogViews['addressOf'],
): void {
  const bare = !search.search && !search.filters && !search.sort && !search.range
  useEffect(() => {
    if (active && bare) set({ ...addressOf(active.id, active.state), range: active.state.range ?? 'all' }, true)
  }, [active, bare, set, addressOf])
}
