/** Which rows of one height a scrolled box shows, and how far it scrolls to show a row: arithmetic, without an entry for each row. */
export interface RowsBox {
  count: number
  /** Height of a row, px. */
  height: number
  /** What stands above the first row inside the box and covers its top, px. */
  margin: number
  /** Rows drawn beyond those in view at either end. */
  overscan: number
}

export interface RowsInView {
  /** First and last row that is drawn; `last` is −1 when there is none. */
  first: number
  last: number
  /** First and last row in view. */
  top: number
  bottom: number
}

/** Rows are drawn in steps of so many, so that not every line scrolled draws the list again. */
const STEP = 4

export function rowsInView({ count, height, margin, overscan }: RowsBox, scrollTop: number, boxHeight: number): RowsInView {
  const end = count - 1
  const within = (index: number) => Math.min(Math.max(index, 0), Math.max(end, 0))
  const top = within(Math.floor(scrollTop / height))
  const bottom = within(Math.ceil((scrollTop + boxHeight - margin) / height) - 1)
  const first = Math.max(0, Math.floor((top - overscan) / STEP) * STEP)
  const last = Math.min(end, Math.ceil((bottom + overscan + 1) / STEP) * STEP - 1)
  return { first, last, top, bottom }
}

/** Where the box must be scrolled to so that the row is wholly in view; null: it is. */
export function scrollToRow({ height, margin }: Pick<RowsBox, 'height' | 'margin'>, index: number, scrollTop: number, boxHeight: number): number | null {
  const above = index * height
  if (scrollTop > above) return above
  const below = margin + above + height - boxHeight
  return scrollTop < below ? below : null
}
