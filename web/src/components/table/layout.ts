import { store, stored } from '../../lib/storage'
import type { Column } from './column'

export type Density = 'compact' | 'regular' | 'roomy'

/** How somebody wants a table: what is absent is as the table comes. It is kept with a saved view, else among the user's preferences. */
export interface TableLayout {
  density?: Density
  /** Columns that were shown or hidden by hand. */
  shown?: Record<string, boolean>
  /** Ids in the order of the table; what is not named stays where it comes. */
  order?: string[]
  /** Kept at the left while the rest scrolls. */
  pinned?: string[]
  /** Widths in px. */
  widths?: Record<string, number>
}

export const readLayout = (name: string): TableLayout => stored<TableLayout>(`layout.${name}`, {})
export const keepLayout = (name: string, layout: TableLayout | undefined): void => store(`layout.${name}`, layout)

export const LEAST_WIDTH = 48
const MOST_WIDTH = 1200
/** What a column that shares the rest of the width gets when it is pinned, and at least. */
export const SHARED_WIDTH = 200

export const clampWidth = (width: number): number => Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width)))

export const isShown = <Row>(column: Column<Row>, layout: TableLayout): boolean =>
  column.meta.fixed === true || (layout.shown?.[column.id] ?? !column.meta.hidden)

/** All columns in the order that was chosen. A column that is new to it stays behind the one it comes after. */
export function ordered<Row>(all: Column<Row>[], order: string[] | undefined): Column<Row>[] {
  if (!order) return all
  const known = new Set(all.map((column) => column.id))
  const ids = order.filter((id) => known.has(id))
  all.forEach((column, index) => {
    if (ids.includes(column.id)) return
    const before = all.slice(0, index).findLast((each) => ids.includes(each.id))
    ids.splice(before ? ids.indexOf(before.id) + 1 : 0, 0, column.id)
  })
  return ids.map((id) => all.find((column) => column.id === id)!)
}

/** The columns to draw: shown, in order, pinned ones first, each with its width. */
export function arranged<Row>(all: Column<Row>[], layout: TableLayout, dropped: 0 | 1 | 2): Column<Row>[] {
  const pinned = new Set(layout.pinned)
  const columns = ordered(all, layout.order)
    // What was shown by hand stays on a narrow screen too.
    .filter((column) => isShown(column, layout) && !(column.meta.drop && column.meta.drop <= dropped && !layout.shown?.[column.id]))
    .map((column) => {
      const width = layout.widths?.[column.id] ?? (pinned.has(column.id) && typeof column.meta.width !== 'number' ? SHARED_WIDTH : undefined)
      return { ...column, meta: { ...column.meta, ...(width === undefined ? {} : { width }), pinned: pinned.has(column.id) } } as Column<Row>
    })
  return [...standing(columns.filter((column) => column.meta.pinned)), ...columns.filter((column) => !column.meta.pinned)]
}

/** Pinned columns beside each other, behind the ticks. */
function standing<Row>(pinned: Column<Row>[]): Column<Row>[] {
  let left = 0
  return pinned.map((column, index) => {
    const { meta } = column
    const style = { left: `calc(var(--tick-w) + ${left}px)` }
    left += typeof meta.width === 'number' ? meta.width : 0
    return { ...column, meta: { ...meta, style, className: `${meta.className} pin ${index === pinned.length - 1 ? 'last' : ''}` } }
  })
}

/** The order after a column was put before another one; null: at the end. */
export function moved<Row>(all: Column<Row>[], layout: TableLayout, id: string, before: string | null): string[] {
  const ids = ordered(all, layout.order)
    .map((column) => column.id)
    .filter((each) => each !== id)
  ids.splice(before === null ? ids.length : ids.indexOf(before), 0, id)
  return ids
}

/** Below this the table scrolls sideways instead of squeezing its columns. */
export const leastWidth = <Row>(columns: Column<Row>[], tick: number): number =>
  columns.reduce((sum, { meta }) => sum + (typeof meta.width === 'number' ? meta.width : 120), tick)
