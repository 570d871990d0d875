import { useVirtualizer } from '@tanstack/react-virtual'
import { use, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { ScrollContext } from '../scrollContext'

interface Props {
  count: number
  /** Expected height of a row, px; rows measure themselves. */
  estimate: number
  keyOf: (index: number) => string | number
  draw: (index: number) => ReactNode
  /** The row to be seen. */
  at?: number
  overscan?: number
}

/** Rows of any number inside a larger scrolling element: only those in view are drawn. */
export function VirtualRows({ count, estimate, keyOf, draw, at = -1, overscan = 30 }: Props) {
  const scroller = use(ScrollContext)
  const box = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const outer = scroller?.current
    if (!box.current || !outer) return
    const measure = () =>
      setMargin(Math.round((box.current?.getBoundingClientRect().top ?? 0) - outer.getBoundingClientRect().top + outer.scrollTop))
    measure()
    // What stands above can fold and unfold.
    const observer = new ResizeObserver(measure)
    for (const child of outer.children) observer.observe(child)
    return () => observer.disconnect()
  }, [scroller])
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller?.current ?? null,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    overscan,
    scrollMargin: margin,
  })
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'center' })
  }, [virtual, at])
  return (
    <div ref={box} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {virtual.getVirtualItems().map((item) => (
        <div
          key={item.key}
          ref={virtual.measureElement}
          data-index={item.index}
          style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${item.start - margin}px)` }}
        >
          {draw(item.index)}
        </div>
      ))}
    </div>
  )
}
