import { sparkPath } from '../lib/spark'

/** A line without axes; the number beside it carries the value. */
export function Sparkline({
  values,
  width = 56,
  height = 22,
  color = 'var(--text-3)',
}: {
  values: number[]
  width?: number
  height?: number
  color?: string
}) {
  const path = sparkPath(values, width, height)
  if (!path) return <svg width={width} height={height} aria-hidden="true" />
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={path.area} fill={color} opacity=".1" />
      <path d={path.line} fill="none" stroke={color} strokeWidth="1.25" strokeLinejoin="round" />
      <circle cx={path.last.x} cy={path.last.y} r="1.75" fill={color} />
    </svg>
  )
}
