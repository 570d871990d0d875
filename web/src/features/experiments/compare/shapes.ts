import type { Bins } from '../types'

/** A smooth line over the middles of bins, from end to end. Counts are drawn as they are, so narrow peaks stay. */
export function ridge({ from, to, counts }: Bins, x: (value: number) => number, base: number, height: number): string {
  const most = Math.max(1, ...counts)
  const width = (to - from) / (counts.length || 1)
  const y = (count: number) => base - (count / most) * height
  const points: [number, number][] = [
    [x(from), y(counts[0] ?? 0)],
    ...counts.map((count, index): [number, number] => [x(from + (index + 0.5) * width), y(count)]),
    [x(to), y(counts.at(-1) ?? 0)],
  ]
  // Horizontal tangents at every point: the curve never leaves the values between two neighbours.
  const [first, ...rest] = points as [[number, number], ...[number, number][]]
  let previous = first
  let path = `M${write(first)}`
  for (const point of rest) {
    const middle = (previous[0] + point[0]) / 2
    path += `C${write([middle, previous[1]])} ${write([middle, point[1]])} ${write(point)}`
    previous = point
  }
  return path
}

/** Counts of changes around nought. Where nothing changed all bins lie at nought, and so does their sum: in the middle. */
export function aroundZero({ from, to, counts }: Bins): number[] {
  if (from < to) return counts
  const all = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((_, index) => (index === (counts.length - 1) / 2 ? all : 0))
}

/** The line closed down to its base. */
export function areaOf(path: string, base: number): string {
  const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number)
  return `${path}L${write([numbers.at(-2) ?? 0, base])}L${write([numbers[0] ?? 0, base])}Z`
}

const write = ([x, y]: [number, number]): string => `${x.toFixed(1)} ${y.toFixed(1)}`
