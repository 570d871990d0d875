import { flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react'
import { useEffect, useMemo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../Icon'
import { useMedia } from '../../lib/useMedia'
import type { Column, Keyed } from './column'
import type { RowSource } from './rowSource'
import type { Selection } from './useSelection'

export type Density = 'compact' | 'regular' | 'roomy'

const HEIGHT: Record<Density, number> = { compact: 28, regular: 32, roomy: 52 }
const CARD = 105
const HEAD = 30
const OVERSCAN = 12

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
  scroller: RefObject<HTMLDivElement | null>
  onOpen: (row: Row, index: number) => void
  onRange?: (first: number, last: number) => void
  /** Height of a card below 720 px. */
  cardHeight?: number
  rowClass?: (row: Row) => string
}

/** Rows are loaded and drawn only where they are looked at; the scroll bar stands for all of them. */
export function DataTable<Row extends Keyed>(props: Props<Row>) {
  const { list, columns, density, name, sort, onSort, defaultSort, cursor, openId, selection, scroller, onOpen, onRange, rowClass } = props
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 720px)')
  const coarse = useMedia('(pointer: coarse)')
  const height = phone ? (props.cardHeight ?? CARD) : Math.max(HEIGHT[density], coarse ? 44 : 0)
  const virtual = useVirtualizer({
    count: list.status === 'pending' ? 0 : list.rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: phone ? 0 : HEAD,
  })
  useEffect(() => virtual.measure(), [virtual, height])
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { show } = list
  useEffect(() => show(first, last), [show, first, last])
  const inView = virtual.range
  useEffect(() => onRange?.(inView?.startIndex ?? 0, inView?.endIndex ?? 0), [onRange, inView?.startIndex, inView?.endIndex])
  useEffect(() => {
    if (cursor >= 0) virtual.scrollToIndex(cursor, { align: 'auto' })
  }, [virtual, cursor])

  const data = useMemo(() => items.flatMap((item) => list.row(item.index) ?? []), [items, list])
  const table = useReactTable({ data, columns, getCoreRowModel: getCoreRowModel(), getRowId: (row) => row.id })
  const rows = new Map(table.getRowModel().rows.map((row) => [row.id, row]))
  const margin = phone ? 0 : HEAD
  const before = items.length > 0 ? items[0]!.start - margin : 0
  const after = items.length > 0 ? virtual.getTotalSize() - (items.at(-1)!.end - margin) : 0

  return (
    <table
      className="tbl lt"
      role="grid"
      aria-label={name}
      aria-rowcount={list.total + 1}
      aria-busy={list.updating || list.status === 'pending'}
      style={{ '--row-h': `${height}px` } as React.CSSProperties}
    >
      <colgroup>
        {selection && <col className="c-tick" style={{ width: 36 }} />}
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.meta.width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selection && (
            <th className="c-tick">
              <TickAll selection={selection} />
            </th>
          )}
          {columns.map((column) => (
            <HeadCell
              key={column.id}
              column={column}
              sort={sort ?? defaultSort}
              defaultSort={defaultSort}
              onSort={onSort}
              label={column.meta.label.includes('.') ? t(column.meta.label, column.meta.label) : column.meta.label}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {before > 0 && <tr aria-hidden="true" className="space" style={{ height: before }} />}
        {items.map((item) => {
          const run = list.row(item.index)
          const row = run && rows.get(run.id)
          if (!run || !row) return <SkeletonRow key={item.index} columns={columns} index={item.index} tick={selection !== undefined} />
          const open = run.id === openId
          const ticked = selection?.has(run.id) ?? false
          return (
            <tr
              key={run.id}
              id={`row-${run.id}`}
              data-row-id={run.id}
              aria-rowindex={item.index + 2}
              aria-selected={open}
              className={`${open ? 'cur' : ''} ${item.index === cursor ? 'focus' : ''} ${ticked ? 'sel' : ''} ${rowClass?.(run) ?? ''}`}
              onClick={(event) => {
                if (event.defaultPrevented || window.getSelection()?.toString()) return
                if (event.metaKey || event.ctrlKey) openTab(event)
                else onOpen(run, item.index)
              }}
              onAuxClick={(event) => event.button === 1 && !event.defaultPrevented && openTab(event)}
            >
              {selection && (
                <td
                  className="c-tick"
                  onClick={(event) => {
                    event.preventDefault()
                    if (event.shiftKey) selection.extend(item.index)
                    else selection.toggle(run.id, item.index)
                  }}
                >
                  <span
                    className={`ck ${ticked ? 'on' : ''}`}
                    role="checkbox"
                    aria-checked={ticked}
                    aria-label={t('table.select')}
                    tabIndex={0}
                    onKeyDown={(event) => {
                      if (event.key !== ' ') return
                      event.preventDefault()
                      event.stopPropagation()
                      selection.toggle(run.id, item.index)
                    }}
                  >
                    {ticked && <Icon of={Check} size={12} />}
                  </span>
                </td>
              )}
              {row.getVisibleCells().map((cell) => {
                const { meta, id } = cell.column.columnDef as Column<Row>
                return (
                  <td key={cell.id} data-cell-id={`${run.id}_${id}`} className={`${meta.className} ${meta.numeric ? 'n' : ''}`}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                )
              })}
            </tr>
          )
        })}
        {after > 0 && <tr aria-hidden="true" className="space" style={{ height: after }} />}
        {list.status === 'pending' && Array.from({ length: 20 }, (_, i) => <SkeletonRow key={i} columns={columns} index={i} tick={selection !== undefined} />)}
      </tbody>
    </table>
  )
}

/** Ticks everything that matches, also what is not loaded; the bar says how many that are. */
function TickAll<Row extends Keyed>({ selection }: { selection: Selection<Row> }) {
  const { t } = useTranslation()
  const some = selection.count > 0
  const every = selection.all && selection.except.size === 0
  const turn = () => (some ? selection.clear() : selection.selectAll())
  return (
    <span
      className={`ck ${some ? 'on' : ''}`}
      role="checkbox"
      aria-checked={every ? true : some ? 'mixed' : false}
      aria-label={some ? t('table.clear') : t('table.selectAll')}
      tabIndex={0}
      onClick={turn}
      onKeyDown={(event) => {
        if (event.key !== ' ') return
        event.preventDefault()
        turn()
      }}
    >
      {some && <Icon of={every ? Check : Minus} size={12} />}
    </span>
  )
}

/** The row's own link in another tab: a middle click anywhere on the row. */
function openTab(event: React.MouseEvent<HTMLTableRowElement>): void {
  const link = event.currentTarget.querySelector<HTMLAnchorElement>('a[href]')
  if (!link || (event.target instanceof Element && event.target.closest('a'))) return
  event.preventDefault()
  window.open(link.href, '_blank', 'noopener')
}

function HeadCell<Row>({
  column,
  label,
  sort,
  defaultSort,
  onSort,
}: {
  column: Column<Row>
  label: string
  sort: string | undefined
  defaultSort: string | undefined
  onSort: ((sort: string | undefined) => void) | undefined
}) {
  const { sort: field, className, numeric, head = label } = column.meta
  const direction = field && sort === `-${field}` ? 'descending' : field && sort === field ? 'ascending' : undefined
  const wanted = direction === 'descending' ? field : `-${field}`
  const next = wanted === defaultSort ? undefined : wanted
  return (
    <th scope="col" className={`${className} ${numeric ? 'n' : ''} ${direction ? 'sorted' : ''}`} aria-sort={direction} aria-label={head === label ? undefined : label} title={label}>
      {field && onSort ? (
        <button onClick={() => onSort(next)}>
          {head}
          {direction && <Icon of={direction === 'descending' ? ArrowDown : ArrowUp} size={12} />}
        </button>
      ) : (
        head
      )}
    </th>
  )
}

/** Bars in the column's own alignment; they appear only after a moment, so a fast answer never shows them. */
function SkeletonRow<Row>({ columns, index, tick }: { columns: Column<Row>[]; index: number; tick: boolean }) {
  return (
    <tr className="skrow" aria-hidden="true">
      {tick && <td className="c-tick" />}
      {columns.map((column, i) => (
        <td key={column.id} className={`${column.meta.className} ${column.meta.numeric ? 'n' : ''}`}>
          <span className="skel" style={{ width: `${35 + ((index * 37 + i * 53) % 45)}%` }} />
        </td>
      ))}
    </tr>
  )
}
