const VARIABLE = /{{{?\s*([\w.-]+)\s*}?}}/g

/**
 * The values that a text was rendered with, or null when it did not come from the template. Literal parts are looked for in order, so
 * that a long text costs one pass; a value ends where the next literal part first comes.
 */
export function templateValues(template: string, text: string): Record<string, string> | null {
  const values: Record<string, string> = {}
  const found = [...template.matchAll(VARIABLE)]
  const start = template.slice(0, found[0]?.index ?? template.length)
  if (!text.startsWith(start)) return null
  let at = start.length
  for (const [index, match] of found.entries()) {
    const next = found[index + 1]
    const literal = template.slice(match.index + match[0].length, next?.index ?? template.length)
    // Two variables side by side: nobody knows where the first one ends.
    if (literal === '' && next) return null
    const end = next ? text.indexOf(literal, at) : text.endsWith(literal) ? text.length - literal.length : -1
    if (end < at) return null
    const value = text.slice(at, end)
    const name = match[1]!
    if (name in values && values[name] !== value) return null
    values[name] = value
    at = end + literal.length
  }
  return at === text.length ? values : null
}
