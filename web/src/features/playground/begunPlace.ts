/** A place of a template that is being typed: from where its name begins to the caret. */
export interface BegunPlace {
  from: number
  typed: string
}

/** What is typed after the last `{{` before the caret; null where no place is open. */
export function begunPlace(text: string, caret: number): BegunPlace | null {
  const found = /\{\{\s*([^\s{}]*)$/.exec(text.slice(0, caret))
  return found ? { from: caret - found[1]!.length, typed: found[1]! } : null
}

/** The text with the path in the place, closed, and where the caret is then. */
export function fillPlace(text: string, caret: number, place: BegunPlace, path: string): { text: string; caret: number } {
  const rest = text.slice(caret).replace(/^[^\s{}]*\s*\}\}/, '')
  return { text: `${text.slice(0, place.from)}${path}}}${rest}`, caret: place.from + path.length + 2 }
}

const MOST_OFFERED = 8

/** Paths that have what is typed, those that begin with it first. */
export function matchingPaths(paths: string[], typed: string): string[] {
  const wanted = typed.toLowerCase()
  const found = paths.filter((path) => path.toLowerCase().includes(wanted))
  return [...found.filter((path) => path.toLowerCase().startsWith(wanted)), ...found.filter((path) => !path.toLowerCase().startsWith(wanted))].slice(0, MOST_OFFERED)
}
