import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { rowsInView, scrollToRow, type RowsBox, type RowsInView } from '../lib/fixedRows'

export interface FixedRows extends Pick<RowsInView, 'first' | 'last'> {
  /** The rows that are drawn, in order. */
  indexes: number[]
  /** Height of the rows left out above and below, px. */
  before: number
  after: number
  /** Height of all rows, px. */
  total: number
  /** Scrolls as little as shows the row. */
  show: (index: number) => void
}

interface Options {
  count: number
  height: number
  scroller: RefObject<HTMLElement | null>
  overscan?: number
  /** See `RowsBox`. */
  margin?: number
  /** Where the box begins, before it was scrolled. */
  initialTop?: () => number
  /** Told which rows are in view, first and last, without drawing the list again. */
  onView?: ((top: number, bottom: number) => void) | undefined
}

/** A long list of rows of one height: only those in view are drawn. Rows that differ in height take a virtualizer that measures. */
export function useFixedRows({ count, height, scroller, overscan = 5, margin = 0, initialTop, onView }: Options): FixedRows {
  // Until the box is measured it is taken to be as tall as the window, so that the first frame has its rows.
  const [box, setBox] = useState(() => ({ top: initialTop?.() ?? 0, tall: window.innerHeight }))
  const { first, last } = rowsInView({ count, height, margin, overscan }, box.top, box.tall)
  const began = useRef(box.top)
  const drawnNow = useRef({ first, last })
  useLayoutEffect(() => {
    drawnNow.current = { first, last }
  }, [first, last])

  useEffect(() => {
    if (began.current > 0) scroller.current?.scrollTo({ top: began.current })
  }, [scroller])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const options = { count, height, margin, overscan }
    let told = ''
    const read = () => {
      const next = { top: element.scrollTop, tall: element.clientHeight }
      const view = rowsInView(options, next.top, next.tall)
      const { first, last } = drawnNow.current
      if (view.first !== first || view.last !== last) {
        // Scrolled past what is drawn: the next frame would be empty there.
        if (view.bottom > last || view.top < first) flushSync(() => setBox(next))
        else setBox(next)
      }
      if (`${view.top} ${view.bottom}` === told) return
      told = `${view.top} ${view.bottom}`
      onView?.(view.top, view.bottom)
    }
    const observer = new ResizeObserver(read)
    observer.observe(element)
    element.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [scroller, count, height, margin, overscan, onView])

  const show = useCallback((index: number) => scrollInto(scroller, { height, margin }, index), [scroller, height, margin])
  const drawn = Math.max(0, last - first + 1)
  return {
    first,
    last,
    indexes: Array.from({ length: drawn }, (_, i) => first + i),
    before: first * height,
    after: Math.max(0, count - first - drawn) * height,
    total: count * height,
    show,
  }
}

function scrollInto({ current: box }: RefObject<HTMLElement | null>, rows: Pick<RowsBox, 'height' | 'margin'>, index: number): void {
  const top = box && scrollToRow(rows, index, box.scrollTop, box.clientHeight)
  if (box && top !== null) box.scrollTo({ top })
}
