import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'

export interface Brush {
  /** First and last bar, both chosen. */
  low: number
  high: number
}

const sorted = ({ a, b }: { a: number; b: number }): Brush => ({ low: Math.min(a, b), high: Math.max(a, b) })

/** Choosing bars with the mouse or the arrow keys. The choice is told when it is made, not while it grows. */
export function useBrush(bars: number, chosen: Brush | null, onChoose: (brush: Brush | null) => void) {
  const area = useRef<HTMLDivElement>(null)
  const [growing, setGrowing] = useState<{ a: number; b: number } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const barAt = (event: PointerEvent) => {
    const box = area.current!.getBoundingClientRect()
    return Math.min(bars - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars)))
  }
  const tell = useCallback(
    (next: { a: number; b: number } | null) => {
      clearTimeout(timer.current)
      setGrowing(null)
      onChoose(next && sorted(next))
    },
    [onChoose],
  )
  const shown = growing ? sorted(growing) : chosen
  return {
    area,
    shown,
    clear: () => tell(null),
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return
        area.current!.setPointerCapture(event.pointerId)
        const at = barAt(event)
        setGrowing({ a: at, b: at })
      },
      onPointerMove: (event: PointerEvent) => {
        if (area.current!.hasPointerCapture(event.pointerId)) setGrowing((now) => now && { ...now, b: barAt(event) })
      },
      onPointerUp: () => growing && tell(growing),
      onPointerCancel: () => setGrowing(null),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape' && shown) {
          event.preventDefault()
          tell(null)
        }
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        event.preventDefault()
        const by = event.key === 'ArrowLeft' ? -1 : 1
        const now = growing ?? (chosen && { a: chosen.low, b: chosen.high })
        const b = Math.min(bars - 1, Math.max(0, (now?.b ?? bars - 1) + (now ? by : 0)))
        const next = { a: event.shiftKey && now ? now.a : b, b }
        setGrowing(next)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => tell(next), 400)
      },
    },
  }
}
