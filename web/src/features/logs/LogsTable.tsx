import { flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useMemo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import { useMedia } from '../../lib/useMedia'
import type { LogColumn } from './columns'
import type { LogList, LogRow } from './useLogList'

export type Density = 'compact' | 'regular' | 'roomy'

const HEIGHT: Record<Density, number> = { compact: 28, regular: 32, roomy: 52 }
const CARD = 105
const HEAD = 30
const OVERSCAN = 12

interface Props {
  list: LogList
  columns: LogColumn[]
  density: Density
  name: string
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  cursor: number
  openId: string | undefined
  scroller: RefObject<HTMLDivElement | null>
  onOpen: (row: LogRow, index: number) => void
  onRange: (first: number, last: number) => void
}

/** Rows are loaded and drawn only where they are looked at; the scroll bar stands for all of them. */
export function LogsTable({ list, columns, density, name, sort, onSort, cursor, openId, scroller, onOpen, onRange }: Props) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 720px)')
  const coarse = useMedia('(pointer: coarse)')
  const height = phone ? CARD : Math.max(HEIGHT[density], coarse ? 44 : 0)
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
  useEffect(() => onRange(inView?.startIndex ?? 0, inView?.endIndex ?? 0), [onRange, inView?.startIndex, inView?.endIndex])
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
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.meta.width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <HeadCell
              key={column.id}
              column={column}
              sort={sort}
              onSort={onSort}
              label={column.meta.label.startsWith('cols.') ? t(column.meta.label) : column.meta.label}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {before > 0 && <tr aria-hidden="true" className="space" style={{ height: before }} />}
        {items.map((item) => {
          const run = list.row(item.index)
          const row = run && rows.get(run.id)
          if (!run || !row) return <SkeletonRow key={item.index} columns={columns} index={item.index} />
          const open = run.id === openId
          return (
            <tr
              key={run.id}
              id={`row-${run.id}`}
              data-row-id={run.id}
              aria-rowindex={item.index + 2}
              aria-selected={open}
              className={`${open ? 'cur' : ''} ${item.index === cursor ? 'focus' : ''}`}
              onClick={(event) => {
                if (event.defaultPrevented || event.metaKey || event.ctrlKey || window.getSelection()?.toString()) return
                onOpen(run, item.index)
              }}
            >
              {row.getVisibleCells().map((cell) => {
                const { meta, id } = cell.column.columnDef as LogColumn
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
        {list.status === 'pending' && Array.from({ length: 20 }, (_, i) => <SkeletonRow key={i} columns={columns} index={i} />)}
      </tbody>
    </table>
  )
}

function HeadCell({
  column,
  label,
  sort,
  onSort,
}: {
  column: LogColumn
  label: string
  sort: string | undefined
  onSort: (sort: string | undefined) => void
}) {
  const { sort: field, className, numeric } = column.meta
  // Without a choice the list is newest first, which is the order of the start.
  const current = sort ?? '-start_time'
  const direction = field && current === `-${field}` ? 'descending' : field && current === field ? 'ascending' : undefined
  const next = direction === 'descending' ? field : field === 'start_time' ? undefined : `-${field}`
  return (
    <th scope="col" className={`${className} ${numeric ? 'n' : ''} ${direction ? 'sorted' : ''}`} aria-sort={direction} title={label}>
      {field ? (
        <button onClick={() => onSort(next)}>
          {label}
          {direction && <Icon of={direction === 'descending' ? ArrowDown : ArrowUp} size={12} />}
        </button>
      ) : (
        label
      )}
    </th>
  )
}

/** Bars in the column's own alignment; they appear only after a moment, so a fast answer never shows them. */
function SkeletonRow({ columns, index }: { columns: LogColumn[]; index: number }) {
  return (
    <tr className="skrow" aria-hidden="true">
      {columns.map((column, i) => (
        <td key={column.id} className={`${column.meta.className} ${column.meta.numeric ? 'n' : ''}`}>
          <span className="skel" style={{ width: `${35 + ((index * 37 + i * 53) % 45)}%` }} />
        </td>
      ))}
    </tr>
  )
}
