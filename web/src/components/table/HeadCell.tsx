import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { Icon } from '../Icon'
import type { Column } from './column'
import { LEAST_WIDTH } from './layout'
import type { Arrange } from './useTableView'

interface Props<Row> {
  column: Column<Row>
  label: string
  sort: string | undefined
  defaultSort: string | undefined
  onSort: ((sort: string | undefined) => void) | undefined
  arrange: Arrange | undefined
  /** What it says about all rows; its place is kept when there is nothing. Undefined: heads say nothing. */
  figure?: ReactNode | undefined
}

const DRAGGED = 'application/x-opik-column'
/** Arrow keys on a head with Alt change its width by this much. */
const STEP = 16

/** Sorts at a click; is dragged to another place; its edge is dragged, and fits at a double click. */
export function HeadCell<Row>({ column, label, sort, defaultSort, onSort, arrange, figure }: Props<Row>) {
  const { sort: field, className, numeric, head: drawn = label } = column.meta
  const head = useRef<HTMLTableCellElement>(null)
  const [over, setOver] = useState(false)
  const direction = field && sort === `-${field}` ? 'descending' : field && sort === field ? 'ascending' : undefined
  const wanted = direction === 'descending' ? field : `-${field}`
  const next = wanted === defaultSort ? undefined : wanted
  return (
    <th
      ref={head}
      role="columnheader"
      data-header-id={column.id.replaceAll('.', '_')}
      style={column.meta.style}
      className={`${className} ${numeric ? 'n' : ''} ${direction ? 'sorted' : ''} ${over ? 'over' : ''}`}
      aria-sort={direction}
      aria-label={drawn === label && figure === undefined ? undefined : label}
      title={label}
      draggable={arrange !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, column.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const id = event.dataTransfer.getData(DRAGGED)
        if (id) arrange?.move(id, column.id)
      }}
      onKeyDown={(event) => {
        if (!arrange || !event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
        event.preventDefault()
        arrange.resize(column.id, (head.current?.offsetWidth ?? 0) + (event.key === 'ArrowRight' ? STEP : -STEP))
      }}
    >
      {field && onSort ? (
        <button onClick={() => onSort(next)}>
          {drawn}
          {direction && <Icon of={direction === 'descending' ? ArrowDown : ArrowUp} size={12} />}
        </button>
      ) : (
        drawn
      )}
      {figure !== undefined && <span className="hf num">{figure}</span>}
      {arrange && <Edge head={head} onResize={(width) => arrange.resize(column.id, width)} />}
    </th>
  )
}

/** The width follows the pointer at once; it is kept when the pointer lets go. */
function Edge({ head, onResize }: { head: React.RefObject<HTMLTableCellElement | null>; onResize: (width: number) => void }) {
  const from = useRef<{ x: number; width: number; tracks: string[] } | null>(null)
  return (
    <span
      className="edge"
      aria-hidden="true"
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={(event) => {
        const cell = head.current
        if (!cell || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width: cell.offsetWidth, tracks: getComputedStyle(cell.parentElement!).gridTemplateColumns.split(' ') }
      }}
      onPointerMove={(event) => {
        const cell = head.current
        if (!from.current || !cell) return
        const { x, width, tracks } = from.current
        const dragged = tracks.with(cell.cellIndex, `${Math.max(LEAST_WIDTH, width + event.clientX - x)}px`)
        cell.closest('table')?.style.setProperty('--cols', dragged.join(' '))
      }}
      onPointerUp={(event) => {
        const { current } = from
        from.current = null
        if (current && event.clientX !== current.x) onResize(current.width + event.clientX - current.x)
      }}
      onDoubleClick={() => {
        const width = fitting(head.current)
        if (width !== null) onResize(width)
      }}
    />
  )
}

/** The width that shows every cell in view whole. */
function fitting(head: HTMLTableCellElement | null): number | null {
  const table = head?.closest('table')
  if (!head || !table) return null
  const range = document.createRange()
  let widest = 0
  for (const row of table.rows) {
    const cell = row.cells[head.cellIndex]
    if (!cell) continue
    range.selectNodeContents(cell)
    widest = Math.max(widest, range.getBoundingClientRect().width, cell.scrollWidth > cell.clientWidth ? cell.scrollWidth : 0)
  }
  return widest === 0 ? null : widest + 18
}
