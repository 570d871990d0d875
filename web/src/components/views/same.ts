/** Whether two states are the same: absent members and empty ones do not count, nor does the order of names. */
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

function canonical(value: unknown): string {
  return JSON.stringify(clean(value)) ?? ''
}

function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((each) => clean(each) ?? null)
  if (value === null || typeof value !== 'object') return value === '' ? undefined : (value ?? undefined)
  const members = Object.entries(value)
    .map(([name, member]) => [name, clean(member)] as const)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return members.length === 0 ? undefined : Object.fromEntries(members)
}
