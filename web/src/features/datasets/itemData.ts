import type { Item } from './api'

/** Names of the fields of some items, the most frequent first, in their order. */
export function fieldNames(items: readonly Pick<Item, 'data'>[], most = 40): string[] {
  const counts = new Map<string, number>()
  for (const item of items) for (const name of Object.keys(item.data)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts.entries()].sort(([, a], [, b]) => b - a).map(([name]) => name).slice(0, most)
}

/** A value as it is edited: texts as they are, everything else as JSON. */
export const editText = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2))

/** The value of an edited text; a text stays one, anything else must be JSON (undefined: it is not). */
export function readText(text: string, before: unknown): { value: unknown } | undefined {
  if (typeof before === 'string' || before === undefined) return { value: text }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

/** `data.question` without what leads it; other fields as they are. */
export const shortField = (field: string): string => (field.startsWith('data.') ? field.slice(5) : field)
