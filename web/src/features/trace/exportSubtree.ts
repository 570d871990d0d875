import type { Span, Trace } from '../../api/types'
import { csvField } from '../../lib/download'
import type { SpanTree } from '../../lib/tree'

/** The span and everything under it, by start; all spans for the trace itself. */
export function subtree(spans: Span[], tree: SpanTree | null, spanId: string | null): Span[] {
  const sorted = [...spans].sort((a, b) => a.start_time.localeCompare(b.start_time) || a.id.localeCompare(b.id))
  if (spanId === null) return sorted
  const inside = new Set<string>([spanId])
  const stack = [tree?.byId.get(spanId)]
  while (stack.length > 0) {
    for (const child of stack.pop()?.children ?? []) {
      inside.add(child.id)
      stack.push(child)
    }
  }
  return sorted.filter((span) => inside.has(span.id))
}

export const exportJson = (trace: Trace | undefined, spans: Span[]): string => JSON.stringify(trace ? { ...trace, spans } : spans, null, 2)

const COLUMNS = [
  'id',
  'trace_id',
  'parent_span_id',
  'name',
  'type',
  'start_time',
  'end_time',
  'duration',
  'model',
  'provider',
  'total_estimated_cost',
  'usage',
  'input',
  'output',
  'metadata',
  'tags',
  'error_info',
  'feedback_scores',
] as const

/** One line per run; the trace is the first, without a trace id of its own. */
export function exportCsv(trace: Trace | undefined, spans: Span[]): string {
  const rows: Record<string, unknown>[] = [...(trace ? [{ ...trace }] : []), ...spans.map((span) => ({ ...span }))]
  return [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => csvField(row[column])).join(','))].join('\r\n') + '\r\n'
}
