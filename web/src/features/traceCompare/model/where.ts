import type { SpanNode } from '../../../lib/tree'

export interface TimeShift {
  name: string
  /** Calls in A and in B. */
  a: number
  b: number
  /** B less A, ms. */
  ms: number
}

/** Which steps took more or less time, the most first; what they do not explain is left over. */
export function timeShifts(a: SpanNode[], b: SpanNode[], total: number, most: number): { shifts: TimeShift[]; others: number; rest: number } {
  const found = new Map<string, TimeShift>()
  const add = (spans: SpanNode[], side: 'a' | 'b', sign: number) => {
    for (const span of spans) {
      const shift = found.get(span.name) ?? { name: span.name, a: 0, b: 0, ms: 0 }
      shift[side]++
      shift.ms += sign * (span.duration ?? 0)
      found.set(span.name, shift)
    }
  }
  add(a, 'a', -1)
  add(b, 'b', 1)
  const sorted = [...found.values()].sort((x, y) => Math.abs(y.ms) - Math.abs(x.ms))
  const shifts = sorted.slice(0, most)
  return { shifts, others: sorted.length - shifts.length, rest: total - shifts.reduce((sum, shift) => sum + shift.ms, 0) }
}
