import type { CSSProperties, ReactNode } from 'react'

/** Every row of a table is found again by its id. */
export interface Keyed {
  id: string
}

export interface ColumnMeta {
  /** The text key of its head when it has a dot, else the text itself (names of scores, of fields of data). */
  label: string
  /** Drawn in place of the label, which stays its name. */
  head?: ReactNode
  width: number | `${number}%`
  numeric?: boolean
  className: string
  /** The server's name for sorting by it. */
  sort?: string
  /** Where its value is in a row of the server, for exports; null: nowhere. Absent: as `sort`, else its id. */
  path?: string | null
  /** Not shown until chosen. */
  hidden?: boolean
  /** Its section in the chooser, for columns that the data brings: scores, metadata. Its label is then a text, whatever is in it. */
  group?: 'scores' | 'metadata'
  /** Stays at the left; set by the layout. */
  pinned?: boolean
  /** Where it stands then. */
  style?: CSSProperties
  /** Always shown: the name, and what a row is opened by. */
  fixed?: boolean
  /** Left out below 1180 px (1), or below 960 px too (2). */
  drop?: 1 | 2
}

export interface Column<Row> {
  id: string
  meta: ColumnMeta
  cell: (row: Row, index: number) => ReactNode
  /** What its cells show in one line, as long as the list has it. */
  tip?: (row: Row) => string | undefined
}

/** A column of a table; its cells carry the class `c-<id>` unless another is given. */
export function column<Row>(
  id: string,
  meta: Omit<ColumnMeta, 'className'> & { className?: string },
  cell: (row: Row, index: number) => ReactNode,
): Column<Row> {
  return { id, meta: { className: `c-${id}`, ...meta }, cell }
}

/** Where the value of a column is in a row of the server; undefined: it has none of its own. */
export const pathOf = <Row>(column: Column<Row>): string | undefined =>
  column.meta.path === null ? undefined : (column.meta.path ?? column.meta.sort ?? column.id)
