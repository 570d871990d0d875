export interface SparkPath {
  line: string
  area: string
  last: { x: number; y: number }
}

/** A line through the values from zero to their maximum; null for fewer than two values. */
export function sparkPath(values: number[], width: number, height: number): SparkPath | null {
  if (values.length < 2) return null
  const max = Math.max(...values)
  const inset = 2
  const x = (i: number) => inset + (i / (values.length - 1)) * (width - 2 * inset)
  const y = (value: number) => height - inset - (max > 0 ? (value / max) * (height - 2 * inset) : 0)
  const points = values.map((value, i) => `${x(i).toFixed(1)} ${y(value).toFixed(1)}`)
  const line = `M${points.join('L')}`
  const area = `${line}L${x(values.length - 1).toFixed(1)} ${height}L${x(0).toFixed(1)} ${height}Z`
  return { line, area, last: { x: x(values.length - 1), y: y(values.at(-1) ?? 0) } }
}
