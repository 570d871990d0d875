import { useCallback, useEffect, useState, type PointerEvent, type RefObject } from 'react'
import { shift, WHOLE, zoom, type Window } from '../../lib/waterfall'

const WHEEL_SPEED = 0.0022

/** The part of the time axis in view: Ctrl and wheel zoom at the pointer, the ruler drags it, `0` fits. */
export function useZoom(scroller: RefObject<HTMLElement | null>, ruler: RefObject<HTMLElement | null>) {
  const [view, setView] = useState<Window>(WHOLE)

  useEffect(() => {
    const box = scroller.current
    if (!box) return
    // React listens to the wheel passively; zooming has to keep the page from zooming.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      const axis = ruler.current?.getBoundingClientRect()
      if (!axis || axis.width === 0) return
      event.preventDefault()
      const at = Math.min(1, Math.max(0, (event.clientX - axis.left) / axis.width))
      setView((now) => zoom(now, Math.exp(event.deltaY * WHEEL_SPEED), at))
    }
    box.addEventListener('wheel', onWheel, { passive: false })
    return () => box.removeEventListener('wheel', onWheel)
  }, [scroller, ruler])

  const drag = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const box = event.currentTarget
      if (box.hasPointerCapture(event.pointerId)) setView((now) => shift(now, -event.movementX / box.clientWidth))
    },
  }
  return { view, drag, fit: useCallback(() => setView(WHOLE), []) }
}
