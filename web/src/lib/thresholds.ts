export interface Thresholds {
  p95: number
  p99: number
}

/** Fewer values than this say nothing about what is unusual. */
const LEAST = 20

/** What is unusual among runs of the same name: p95 and p99 per name, for names with enough values. */
export function thresholds<T>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  valueOf: (row: T) => number | undefined,
): Map<string, Thresholds> {
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    const value = valueOf(row)
    if (value === undefined) continue
    const group = groups.get(nameOf(row))
    if (group) group.push(value)
    else groups.set(nameOf(row), [value])
  }
  const result = new Map<string, Thresholds>()
  for (const [name, values] of groups) {
    if (values.length < LEAST) continue
    values.sort((a, b) => a - b)
    result.set(name, { p95: quantile(values, 0.95), p99: quantile(values, 0.99) })
  }
  return result
}

/** Linear interpolation over sorted values. */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return 0
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

/** The tint of a value: amber above p95 of its name, red above p99; a normal value has none, and where all are alike all are normal. */
export function tint(value: number | undefined, of: Thresholds | undefined): '' | 'p95' | 'p99' {
  if (value === undefined || !of || of.p99 <= 0) return ''
  if (value > of.p99) return 'p99'
  return value > of.p95 ? 'p95' : ''
}
