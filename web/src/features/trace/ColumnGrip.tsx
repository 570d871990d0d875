import type { PointerEvent } from 'react'

const LEAST = 160
const MOST = 640

/** Drags the edge between names and time; double click gives the width back to the tree. */
export function ColumnGrip({ width, onResize }: { width: number; onResize: (width: number | null) => void }) {
  const onMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    onResize(Math.round(Math.min(MOST, Math.max(LEAST, width + event.movementX))))
  }
  return (
    <span
      className="cgrip"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onMove}
      onDoubleClick={() => onResize(null)}
    />
  )
}
