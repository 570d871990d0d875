const DEPTH = 4

/** The first text in a value; of lists (messages) the last entry comes first: it is the newest. */
export function firstText(value: unknown, depth = DEPTH): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (value === null || typeof value !== 'object' || depth === 0) return undefined
  const parts: unknown[] = Array.isArray(value) ? value.toReversed() : Object.entries(value).flatMap(([key, part]) => (key === 'role' || key === 'type' ? [] : [part as unknown]))
  for (const part of parts) {
    const text = firstText(part, depth - 1)
    if (text) return text
  }
  return undefined
}
