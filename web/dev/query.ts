import type { Filter, Percentiles, Span, Trace } from '../src/api/types.ts'

type Row = Trace | Span

export function textMatches(row: Row, search: string): boolean {
  if (!search) return true
  return [row.id, row.name, row.input_preview, row.output_preview, row.error_info?.exception_type, ...(row.tags ?? [])].some((text) =>
    text?.toLowerCase().includes(search),
  )
}

export function matches(row: Row, { field, operator, key, value }: Filter): boolean {
  if (field === 'error_info') return (row.error_info === undefined) === (operator === 'is_empty')
  if (field === 'feedback_scores') {
    const found = row.feedback_scores?.find((score) => score.name === key)?.value
    return found !== undefined && compare(found, operator, Number(value))
  }
  if (field === 'tags') return (row.tags ?? []).some((tag) => tag.includes(value))
  if (field === 'input') return text(row.input_preview, operator, value)
  if (field === 'output') return text(row.output_preview, operator, value)
  if (field.startsWith('usage.')) return compare(row.usage?.[field.slice(6)] ?? 0, operator, Number(value))
  const own = (row as unknown as Record<string, unknown>)[field]
  if (typeof own === 'number') return compare(own, operator, Number(value))
  return text(own === undefined ? undefined : String(own), operator, value)
}

function text(own: string | undefined, operator: string, value: string): boolean {
  const a = (own ?? '').toLowerCase()
  const b = value.toLowerCase()
  if (operator === 'contains') return a.includes(b)
  if (operator === 'not_contains') return !a.includes(b)
  if (operator === '!=') return a !== b
  return a === b
}

function compare(a: number, operator: string, b: number): boolean {
  if (operator === '>') return a > b
  if (operator === '<') return a < b
  if (operator === '>=') return a >= b
  if (operator === '<=') return a <= b
  return operator === '!=' ? a !== b : a === b
}

export function quantiles(values: number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) }
}
