import { memo } from 'react'
import type { Brush } from './useBrush'

const WIDTH = 1200
const TOP = 46
const TALL = 42
const LANE = 22
const HEIGHT = 74
/** Something that happened is seen, however little it is. */
const LEAST = 1.5

/** The bars of both lanes, drawn without a library: one element a bar, redrawn only when the numbers change. */
export const Lanes = memo(function Lanes({
  values,
  errors,
  max,
  maxErrors,
  brush,
  title,
}: {
  values: (number | null)[]
  errors: number[]
  max: number
  maxErrors: number
  brush: Brush | null
  title: (bar: number) => string
}) {
  const slot = WIDTH / Math.max(values.length, 1)
  const gap = Math.min(3, slot * 0.12)
  const inside = (i: number) => brush !== null && i >= brush.low && i <= brush.high
  const height = (value: number, most: number, tall: number) => (most > 0 && value > 0 ? Math.max((value / most) * tall, LEAST) : 0)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" aria-hidden="true">
      {values.map((value, i) => {
        const tall = height(value ?? 0, max, TALL)
        return (
          <rect key={i} x={i * slot + gap / 2} y={TOP - tall} width={slot - gap} height={tall} fill="var(--chart-1)" opacity={inside(i) ? 0.85 : 0.45} />
        )
      })}
      <line x1="0" x2={WIDTH} y1={TOP + 0.5} y2={TOP + 0.5} stroke="var(--border-subtle)" />
      {errors.map((value, i) => {
        const tall = height(value, maxErrors, LANE)
        return (
          <rect
            key={i}
            x={i * slot + gap / 2}
            y={HEIGHT - tall}
            width={slot - gap}
            height={tall}
            fill="var(--error)"
            opacity={brush && !inside(i) ? 0.5 : 0.9}
          />
        )
      })}
      {values.map((_, i) => (
        <rect key={i} x={i * slot} y="0" width={slot} height={HEIGHT} fill="transparent">
          <title>{title(i)}</title>
        </rect>
      ))}
    </svg>
  )
})
