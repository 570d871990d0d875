import { CACHED_TOKENS, isCached } from './metrics'
import type { Line } from './series'

/** Input that came from a cache as a line of its own, taken out of the input it is a part of; without any there is no such line. */
export function withCached(lines: Line[]): Line[] {
  const cached = lines.filter((line) => isCached(line.measure))
  if (cached.length === 0) return lines
  const rest = lines.filter((line) => !isCached(line.measure))
  const input = rest.find((line) => line.measure === 'tokens.prompt_tokens')
  if (!input || !cached.some((line) => (line.total ?? 0) > 0)) return rest
  const sum = (values: (number | null | undefined)[]): number => values.reduce<number>((all, value) => all + (value ?? 0), 0)
  // Some providers count what was cached beside the input: then it is no part of it, and no more than the input is shown.
  const part = (whole: number | null | undefined, of: number): number => Math.min(whole ?? 0, of)
  const parts = input.values.map((whole, index) => part(whole, sum(cached.map((line) => line.values[index]))))
  const total = sum(parts)
  return [
    { key: CACHED_TOKENS, measure: CACHED_TOKENS, values: input.values.map((whole, index) => (whole === null ? null : parts[index]!)), total },
    ...rest.map((line) => (line === input ? { ...line, values: line.values.map((whole, index) => (whole === null ? null : whole - parts[index]!)), total: line.total === null ? null : line.total - total } : line)),
  ]
}
