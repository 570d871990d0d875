/** Keys that clients keep for themselves, such as `_opik_resume`. */
export const bookkeeping = (key: string): boolean => key.startsWith('_opik')

/** Values of nested objects by path; lists and empty objects as JSON. */
export function flatten(value: Record<string, unknown>, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, member]): [string, string][] => {
    const path = prefix ? `${prefix}.${key}` : key
    if (typeof member === 'object' && member !== null && !Array.isArray(member) && Object.keys(member).length > 0)
      return flatten(member as Record<string, unknown>, path)
    return [[path, typeof member === 'string' ? member : JSON.stringify(member ?? null)]]
  })
}

/** The value at a path as text; undefined where there is none. */
export function textAt(value: Record<string, unknown> | undefined, path: string): string | undefined {
  if (!value) return undefined
  return flatten(value).find(([key]) => key === path)?.[1]
}
