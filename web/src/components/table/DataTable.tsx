import { useCallback, useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useMedia } from '../../lib/useMedia'
import { useFixedRows } from '../useFixedRows'
import type { Column, Keyed } from './column'
import { BodyRow, SkeletonRow } from './BodyRow'
import { leastWidth, type Density } from './layout'
import type { RowSource } from './rowSource'
import { TableHead } from './TableHead'
import { tracks } from './tracks'
import type { Selection } from './useSelection'
import type { Arrange } from './useTableView'
import './chooser.css'
import './list.css'

export type { Density } from './layout'

const HEIGHT: Record<Density, number> = { compact: 28, regular: 32, roomy: 52 }
const CARD = 105
const HEAD = 30
const FIGURED_HEAD = 44
const TICK = 36
/** Rows loaded beyond those that are drawn, where the list is scrolled to. */
const AHEAD = 80

interface Props<Row extends Keyed> {
  list: RowSource<Row>
  columns: Column<Row>[]
  density: Density
  name: string
  sort?: string | undefined
  /** Without it the heads do not sort. `field` ascending, `-field` descending. */
  onSort?: (sort: string | undefined) => void
  /** The order without a choice. */
  defaultSort?: string
  cursor: number
  openId?: string | undefined
  selection?: Selection<Row>
  /** With it heads are dragged, resized and pinned. */
  arrange?: Arrange
  /** What the head of a column says about all rows, below its name. */
  figureOf?: ((column: Column<Row>) => ReactNode) | undefined
  scroller: RefObject<HTMLDivElement | null>
  onOpen: (row: Row, index: number) => void
  onRange?: (first: number, last: number) => void
  /** Height of a card below 720 px. */
  cardHeight?: number
  rowClass?: (row: Row) => string
}

/** Rows are loaded and drawn only where they are looked at; the scroll bar stands for all of them. */
export function DataTable<Row extends Keyed>(props: Props<Row>) {
  const { list, columns, density, name, sort, onSort, defaultSort, cursor, openId, selection, arrange, scroller, onOpen, onRange, rowClass, figureOf } = props
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 720px)')
  const coarse = useMedia('(pointer: coarse)')
  const height = phone ? (props.cardHeight ?? CARD) : Math.max(HEIGHT[density], coarse ? 44 : 0)
  const view = useFixedRows({
    count: list.status === 'pending' ? 0 : list.rowCount,
    height,
    scroller,
    margin: phone ? 0 : figureOf ? FIGURED_HEAD : HEAD,
    onView: onRange,
  })
  const { first, last, show: showRow } = view
  const { show } = list
  const was = useRef(0)
  useEffect(() => {
    // Rows are loaded before they are scrolled to, so that they are drawn once and not as bars first.
    const down = first > was.current
    const up = first < was.current
    was.current = first
    show(up ? first - AHEAD : first, down ? last + AHEAD : last)
  }, [show, first, last])
  useEffect(() => {
    if (cursor >= 0) showRow(cursor)
  }, [showRow, cursor])

  // The rows keep their handlers, so that scrolling draws only those that come into view.
  const latest = useRef({ onOpen, selection, row: list.row })
  useEffect(() => {
    latest.current = { onOpen, selection, row: list.row }
  })
  const openAt = useCallback((index: number) => {
    const row = latest.current.row(index)
    if (row) latest.current.onOpen(row, index)
  }, [])
  const tick = useCallback((id: string, index: number, extend: boolean) => {
    if (extend) latest.current.selection?.extend(index)
    else latest.current.selection?.toggle(id, index)
  }, [])
  const ticks = selection ? TICK : 0
  const tickLabel = t('table.select')

  return (
    <table
      className={`tbl lt ${figureOf ? 'figured' : ''}`}
      role="grid"
      aria-label={name}
      aria-rowcount={list.total + 1}
      aria-busy={list.updating || list.status === 'pending'}
      style={
        {
          '--row-h': `${height}px`,
          '--tick-w': `${ticks}px`,
          '--cols': tracks(columns, ticks),
          minWidth: phone || !arrange ? undefined : leastWidth(columns, ticks),
        } as React.CSSProperties
      }
    >
      <TableHead columns={columns} sort={sort} defaultSort={defaultSort} onSort={onSort} selection={selection} arrange={arrange} figureOf={figureOf} />
      <tbody role="rowgroup">
        {view.before > 0 && <tr aria-hidden="true" className="space" style={{ height: view.before }} />}
        {view.indexes.map((index) => {
          const run = list.row(index)
          if (!run) return <SkeletonRow key={index} columns={columns} index={index} tick={selection !== undefined} />
          return (
            <BodyRow
              key={run.id}
              row={run}
              index={index}
              columns={columns}
              open={run.id === openId}
              focus={index === cursor}
              ticked={selection ? selection.has(run.id) : undefined}
              tickLabel={tickLabel}
              extraClass={rowClass?.(run)}
              onOpen={openAt}
              onTick={tick}
            />
          )
        })}
        {view.after > 0 && <tr aria-hidden="true" className="space" style={{ height: view.after }} />}
        {list.status === 'pending' && Array.from({ length: 20 }, (_, i) => <SkeletonRow key={i} columns={columns} index={i} tick={selection !== undefined} />)}
      </tbody>
    </table>
  )
}
