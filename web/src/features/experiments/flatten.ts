/** Keys that clients keep for themselves, such as `_opik_resume`. */
export const bookkeeping = (key: string): boolean => key.startsWith('_opik')

/** Values of nested objects by path; lists and empty objects as JSON. What is no object has none. */
export function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value as Record<string, unknown>).flatMap(([key, member]): [string, string][] => {
    const path = prefix ? `${prefix}.${key}` : key
    if (typeof member === 'object' && member !== null && !Array.isArray(member) && Object.keys(member).length > 0)
      return flatten(member, path)
    return [[path, typeof member === 'string' ? member : JSON.stringify(member ?? null)]]
  })
}

/** The value at a path as text; undefined where there is none. */
export function textAt(value: unknown, path: string): string | undefined {
  return flatten(value).find(([key]) => key === path)?.[1]
}
