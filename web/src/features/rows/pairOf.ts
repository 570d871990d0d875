import type { Span, Trace } from '../../api/types'

type Row = { id: string; start_time?: string; error_info?: unknown }

/** Two ticked rows as A and B: the one that failed against the one that did not, else the earlier against the later. */
export function pairOf(rows: readonly Row[]): { a: string; b: string; aSpan?: string; bSpan?: string } | null {
  if (rows.length !== 2) return null
  const [a, b] = [...rows].sort((x, y) => Number(y.error_info !== undefined) - Number(x.error_info !== undefined) || (x.start_time ?? '').localeCompare(y.start_time ?? ''))
  const [first, second] = [a as Trace | Span, b as Trace | Span]
  return 'trace_id' in first && 'trace_id' in second ? { a: first.trace_id, b: second.trace_id, aSpan: first.id, bSpan: second.id } : { a: first.id, b: second.id }
}
