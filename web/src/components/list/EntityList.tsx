import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { useHotkeys } from '../../lib/hotkeys'
import { FilterBar } from '../filters/FilterBar'
import { State, useErrorText, Waiting } from '../PageStates'
import { pathOf, type Column, type Keyed } from '../table/column'
import { DataTable, type Density } from '../table/DataTable'
import type { RowSource } from '../table/rowSource'
import { StatusBar } from '../table/StatusBar'
import { TableTools } from '../table/TableTools'
import type { HeadSwitch } from '../table/useHeadSwitch'
import { useTableView } from '../table/useTableView'
import { useVisibleRange } from '../table/visibleRange'
import type { Selection } from '../table/useSelection'
import { ShownPaths } from './shownPaths'
import { useListViews } from '../views/useListViews'
import { ViewBar } from '../views/ViewBar'
import type { ListSearch } from './listSearch'
import type { ListState } from './useListState'
import { RetryButton } from '../RetryButton'

interface Props<Row extends Keyed> {
  /** Tells the tables apart, for columns and density. */
  id: string
  name: string
  list: RowSource<Row>
  state: ListState
  columns: Column<Row>[]
  /** Some columns are still to come: rows would move aside for them, so none is drawn before. */
  columnsPending?: boolean
  density?: Density
  defaultSort?: string
  placeholder?: string
  selection?: Selection<Row>
  /** Over the rows while some are ticked. */
  bulk?: ReactNode
  /** Rows are left out by what is not in the filter bar. */
  narrowed?: boolean
  /** Shown when there is nothing at all: what this is for, one button, a snippet. */
  empty: ReactNode
  /** Names its saved views on the server, where `id` is too wide for them; null: it has none. */
  viewPage?: string | null
  /** Members of the address that belong to a view, beside search, filters and order; a constant. */
  viewAlso?: readonly string[]
  /** The rows can be neither searched nor filtered: the bar has tools alone. */
  unfiltered?: boolean
  /** At the left of the filter bar: which of the rows are shown. */
  lead?: ReactNode
  /** What the tab of no view is called, where the list has another bar that begins with all rows. */
  allView?: string
  /** More tools at the right of the filter bar. */
  tools?: ReactNode
  /** Entries of a menu that stands for the rare tools beside an open panel: there the search has the room, and filters are typed. */
  more?: ReactNode
  /** What the heads say about all rows, and the switch for it. */
  heads?: { switch: HeadSwitch; figureOf: ((column: Column<Row>) => ReactNode) | undefined }
  cardHeight?: number
  rowClass?: (row: Row) => string
  /** A key of this list besides those of every list; it works on the row at the cursor. */
  rowKey?: { key: string; label: string; run: (row: Row) => void }
  /** At the right of the status bar: what can be done with all rows. */
  foot?: ReactNode
  onOpen: (row: Row, index: number) => void
}

const MEMBERS = ['search', 'filters', 'sort']

/** A whole list page below its top bar: saved views, filter bar, rows, states, keys (J, K, Enter, X, /), status bar. */
export function EntityList<Row extends Keyed>(props: Props<Row>) {
  const { id, name, list, state, columns, selection, bulk, empty, tools, onOpen } = props
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { projectId } = useParams({ strict: false })
  const address = useSearch({ strict: false }) as ListSearch & Record<string, unknown>
  const { viewPage = id, viewAlso } = props
  const members = useMemo(() => [...MEMBERS, ...(viewAlso ?? [])], [viewAlso])
  useLiveLists('saved-views')
  const views = useListViews({ projectId, page: viewPage, table: id, address, members, set: state.change })
  const view = useTableView(views.layout, columns, props.density)
  const paths = useMemo(() => view.columns.flatMap((column) => pathOf(column) ?? []), [view.columns])
  const scroller = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [cursor, setCursor] = useState(-1)
  const visible = useVisibleRange()
  useEffect(() => setCursor(-1), [state.params])
  const move = (by: number) => setCursor((now) => Math.min(list.rowCount - 1, Math.max(0, now + by)))
  const atCursor = () => list.row(cursor)
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = atCursor()
      if (row) onOpen(row, cursor)
    },
    x: () => {
      const row = atCursor()
      if (row) selection?.toggle(row.id, cursor)
    },
    'Shift+j': () => {
      selection?.extend(Math.min(list.rowCount - 1, cursor + 1))
      move(1)
    },
    'Shift+k': () => {
      selection?.extend(Math.max(0, cursor - 1))
      move(-1)
    },
    '/': () => input.current?.focus(),
    'Shift+d': view.nextDensity,
    ...(props.rowKey
      ? {
          [props.rowKey.key.toLowerCase()]: () => {
            const row = atCursor()
            if (row) props.rowKey?.run(row)
          },
        }
      : {}),
  })

  const chosen = selection !== undefined && selection.count > 0 && bulk !== undefined
  const narrowed = !props.unfiltered && (state.search !== undefined || state.filters !== undefined || props.narrowed === true)
  if (list.status === 'success' && list.total === 0 && !narrowed && !list.updating) return <>{empty}</>
  return (
    <>
      {viewPage !== null && !props.unfiltered && <ViewBar views={views} name={t('views.list', { name })} all={props.allView} />}
      {props.unfiltered ? (
        <div className="bar fb">
          {props.lead}
          <span className="grow" />
          {tools}
          <TableTools view={view} more={props.more} heads={props.heads?.switch} />
        </div>
      ) : (
        <FilterBar state={state} input={input} placeholder={props.placeholder} lead={props.lead} typed={props.more !== undefined}>
          {tools}
          <TableTools view={view} more={props.more} heads={props.heads?.switch} />
        </FilterBar>
      )}
      <div className={`tw grow ${chosen ? 'under-bulk' : ''}`} ref={scroller} tabIndex={0} role="region" aria-label={name}>
        {list.status === 'error' && list.total === 0 ? (
          <State
            title={t('errors.list')}
            action={<RetryButton />}
          >
            {errorText(list.error)}
          </State>
        ) : list.status === 'success' && list.total === 0 && !list.updating ? (
          <State
            title={t('table.nothing')}
            action={
              <button className="btn" onClick={() => state.change({ search: undefined, filters: undefined })}>
                {t('table.clearAll')}
              </button>
            }
          />
        ) : props.columnsPending ? (
          <Waiting />
        ) : (
          <DataTable
            list={list}
            columns={view.columns}
            density={view.density}
            name={name}
            sort={state.sort}
            defaultSort={props.defaultSort}
            onSort={(sort) => state.change({ sort })}
            cursor={cursor}
            openId={state.openId}
            selection={selection}
            arrange={view.arrange}
            figureOf={props.heads?.figureOf}
            scroller={scroller}
            onRange={visible.set}
            cardHeight={props.cardHeight}
            rowClass={props.rowClass}
            onOpen={(row, index) => {
              setCursor(index)
              onOpen(row, index)
            }}
          />
        )}
      </div>
      {chosen && <ShownPaths value={paths}>{bulk}</ShownPaths>}
      <StatusBar list={list} visible={visible} more={props.rowKey}>
        {props.foot}
      </StatusBar>
    </>
  )
}
