import { useMemo } from 'react'
import { useMedia } from '../../lib/useMedia'
import type { Column } from './column'
import { arranged, clampWidth, isShown, moved, ordered, type Density, type TableLayout } from './layout'

const NEXT: Record<Density, Density> = { compact: 'regular', regular: 'roomy', roomy: 'compact' }

export interface ColumnChoice {
  id: string
  /** A text key when it has a dot, unless the column says that it is a text. */
  label: string
  group: string
  on: boolean
  fixed: boolean
  pinned: boolean
  /** Of the rows at hand, how many have a value: 0 to 1. */
  share?: number | undefined
}

/** How columns are arranged: by dragging heads and edges, or in the chooser. */
export interface Arrange {
  toggle: (id: string) => void
  /** Shows or hides several at once. */
  show: (ids: string[], on: boolean) => void
  pin: (id: string) => void
  /** Before another column; null: to the end. */
  move: (id: string, before: string | null) => void
  resize: (id: string, width: number | undefined) => void
  reset: (() => void) | undefined
}

export interface TableView<Row> {
  density: Density
  nextDensity: () => void
  /** What is drawn at this width. */
  columns: Column<Row>[]
  choices: ColumnChoice[]
  arrange: Arrange
}

/** How a table is looked at: its layout as it is held, `first` is the density to begin with. */
export function useTableView<Row>(
  [layout, setLayout]: [TableLayout, (layout: TableLayout) => void],
  all: Column<Row>[],
  first: Density = 'regular',
  shareOf?: (column: Column<Row>) => number | undefined,
): TableView<Row> {
  const narrow = useMedia('(max-width: 1180px)')
  const narrower = useMedia('(max-width: 960px)')
  const cards = useMedia('(max-width: 720px)')
  const dropped = cards ? 0 : narrower ? 2 : narrow ? 1 : 0
  const density = layout.density ?? first
  const columns = useMemo(() => arranged(all, layout, dropped), [all, layout, dropped])
  const choices = useMemo(
    () =>
      ordered(all, layout.order).map((column) => ({
        id: column.id,
        label: column.meta.label,
        group: column.meta.group ?? 'fields',
        on: isShown(column, layout),
        fixed: column.meta.fixed === true,
        pinned: layout.pinned?.includes(column.id) ?? false,
        share: shareOf?.(column),
      })),
    [all, layout, shareOf],
  )
  const arrange = useMemo<Arrange>(
    () => ({
      toggle: (id) => {
        const column = all.find((each) => each.id === id)
        setLayout({ ...layout, shown: { ...layout.shown, [id]: column ? !isShown(column, layout) : true } })
      },
      show: (ids, on) => setLayout({ ...layout, shown: { ...layout.shown, ...Object.fromEntries(ids.map((id) => [id, on])) } }),
      pin: (id) => {
        const pinned = layout.pinned ?? []
        setLayout({ ...layout, pinned: pinned.includes(id) ? pinned.filter((each) => each !== id) : [...pinned, id] })
      },
      move: (id, before) => id !== before && setLayout({ ...layout, order: moved(all, layout, id, before) }),
      resize: (id, width) => {
        const { [id]: _, ...others } = layout.widths ?? {}
        setLayout({ ...layout, widths: width === undefined ? others : { ...others, [id]: clampWidth(width) } })
      },
      reset: layout.order ?? layout.pinned ?? layout.widths ?? layout.shown ? () => setLayout(layout.density ? { density: layout.density } : {}) : undefined,
    }),
    [all, layout, setLayout],
  )
  return { density, columns, choices, arrange, nextDensity: () => setLayout({ ...layout, density: NEXT[density] }) }
}
