/** The entries of `in`: a comma list, or JSON where an entry has a comma itself. */
export function readEntries(value: string): string[] {
  const text = value.trim()
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text)
      if (Array.isArray(list)) return list.map(String)
    } catch {
      // Typed by hand: brackets are letters like others.
    }
  }
  return text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
}

export const writeEntries = (entries: string[]): string => (entries.some((each) => /[,"[\]()]|^\s|\s$/.test(each)) ? JSON.stringify(entries) : entries.join(','))
