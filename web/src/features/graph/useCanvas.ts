import { useEffect, useLayoutEffect, useState, type Dispatch, type PointerEvent, type RefObject, type SetStateAction } from 'react'

const LEAST = 0.25
const MOST = 2
/** Smaller than this words cannot be read. */
const READABLE = 0.6
const WHEEL_SPEED = 0.002
const STEP = 1.2
/** Below the drawing, for the buttons that zoom, px. */
const FOOT = 52

const clamp = (scale: number): number => Math.min(MOST, Math.max(LEAST, scale))

/** Zoom and panning of a drawing: Ctrl and wheel zoom at the pointer, dragging the ground pans, fitting shows all of it. */
export function useCanvas(box: RefObject<HTMLElement | null>, width: number, height: number) {
  const [scale, setScale] = useState(1)

  const fit = () => {
    const at = box.current
    if (at && at.clientWidth > 0) setScale(clamp(Math.min(1, at.clientWidth / width, (at.clientHeight - FOOT) / height)))
  }

  // A drawing begins as large as it can be read; what is taller than the box scrolls.
  useLayoutEffect(() => {
    const at = box.current
    if (!at) return
    let known = 0
    const observer = new ResizeObserver(() => {
      if (at.clientWidth === known || at.clientWidth === 0) return
      known = at.clientWidth
      setScale(clamp(Math.min(1, Math.max(READABLE, known / width))))
    })
    observer.observe(at)
    return () => observer.disconnect()
  }, [box, width])

  useEffect(() => {
    const at = box.current
    if (!at) return
    // React listens to the wheel passively; zooming has to keep the page from zooming.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const place = at.getBoundingClientRect()
      zoom(at, setScale, Math.exp(-event.deltaY * WHEEL_SPEED), event.clientX - place.left, event.clientY - place.top)
    }
    at.addEventListener('wheel', onWheel, { passive: false })
    return () => at.removeEventListener('wheel', onWheel)
  }, [box])

  const drag = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0 && event.pointerType === 'mouse' && !(event.target as Element).closest('button')) event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) event.currentTarget.scrollBy(-event.movementX, -event.movementY)
    },
  }
  const step = (factor: number) => box.current && zoom(box.current, setScale, factor, box.current.clientWidth / 2, box.current.clientHeight / 2)
  return { scale, fit, drag, larger: () => step(STEP), smaller: () => step(1 / STEP) }
}

/** Changes the scale and keeps what is at the point where it is. */
function zoom(at: HTMLElement, setScale: Dispatch<SetStateAction<number>>, factor: number, x: number, y: number): void {
  setScale((now) => {
    const next = clamp(now * factor)
    const left = ((at.scrollLeft + x) / now) * next - x
    const top = ((at.scrollTop + y) / now) * next - y
    requestAnimationFrame(() => at.scrollTo(left, top))
    return next
  })
}
