import type { Keyed } from './column'

/** Rows that a table draws: as many as there are, loaded where they are looked at. */
export interface RowSource<Row extends Keyed> {
  total: number
  /** The server has counted within a time budget only. */
  estimated: boolean
  rowCount: number
  row: (index: number) => Row | undefined
  /** The first page: what widths, thresholds and score columns are derived from. */
  head: Row[]
  /** Loads what is in view. */
  show: (first: number, last: number) => void
  status: 'pending' | 'error' | 'success'
  error: unknown
  updating: boolean
  tookMs: number | null
  /** -1 when it is not loaded. */
  indexOf: (id: string) => number
}
