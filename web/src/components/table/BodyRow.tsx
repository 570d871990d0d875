import { Check } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { Icon } from '../Icon'
import type { Column, Keyed } from './column'

interface Props<Row extends Keyed> {
  row: Row
  index: number
  columns: Column<Row>[]
  open: boolean
  focus: boolean
  /** Undefined: rows of this table are not ticked. */
  ticked: boolean | undefined
  /** The name of the box to tick: asked for once, not in each row. */
  tickLabel: string
  extraClass: string | undefined
  onOpen: (index: number) => void
  onTick: (id: string, index: number, extend: boolean) => void
}

function Row<Row extends Keyed>({ row, index, columns, open, focus, ticked, tickLabel, extraClass, onOpen, onTick }: Props<Row>) {
  return (
    <tr
      role="row"
      id={`row-${row.id}`}
      data-row-id={row.id}
      aria-rowindex={index + 2}
      aria-selected={open}
      className={`${open ? 'cur' : ''} ${focus ? 'focus' : ''} ${ticked ? 'sel' : ''} ${extraClass ?? ''}`}
      onClick={(event) => {
        if (event.defaultPrevented || window.getSelection()?.toString()) return
        if (event.metaKey || event.ctrlKey) openTab(event)
        else onOpen(index)
      }}
      onAuxClick={(event) => event.button === 1 && !event.defaultPrevented && openTab(event)}
    >
      {ticked !== undefined && <TickCell ticked={ticked} label={tickLabel} pinned={columns[0]?.meta.pinned ?? false} onTick={(extend) => onTick(row.id, index, extend)} />}
      {columns.map(({ id, meta, cell, tip }) => (
        <td key={id} role="gridcell" data-cell-id={`${row.id}_${id.replaceAll('.', '_')}`} className={`${meta.className} ${meta.numeric ? 'n' : ''}`} style={meta.style} title={tip?.(row)}>
          {cell(row, index)}
        </td>
      ))}
    </tr>
  )
}

/** One row of a table. It is drawn again only when it, its columns or its state change. */
export const BodyRow = memo(Row) as typeof Row

function TickCell({ ticked, label, pinned, onTick }: { ticked: boolean; label: string; pinned: boolean; onTick: (extend: boolean) => void }) {
  return (
    <td
      role="gridcell"
      className={`c-tick ${pinned ? 'pin' : ''}`}
      onClick={(event) => {
        event.preventDefault()
        onTick(event.shiftKey)
      }}
    >
      <span
        className={`ck ${ticked ? 'on' : ''}`}
        role="checkbox"
        aria-checked={ticked}
        aria-label={label}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key !== ' ') return
          event.preventDefault()
          event.stopPropagation()
          onTick(false)
        }}
      >
        {ticked && <Icon of={Check} size={12} />}
      </span>
    </td>
  )
}

/** The row's own link in another tab: a middle click anywhere on the row. */
function openTab(event: MouseEvent<HTMLTableRowElement>): void {
  const link = event.currentTarget.querySelector<HTMLAnchorElement>('a[href]')
  if (!link || (event.target instanceof Element && event.target.closest('a'))) return
  event.preventDefault()
  window.open(link.href, '_blank', 'noopener')
}

/** Bars in the column's own alignment; they appear only after a moment, so a fast answer never shows them. */
export function SkeletonRow<Row>({ columns, index, tick }: { columns: Column<Row>[]; index: number; tick: boolean }) {
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
