const struck = new Set<string>()
const sheet = typeof document === 'undefined' ? null : new CSSStyleSheet()
if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

/** Strikes the rows of an entity through, wherever they are drawn (`data-row-id`): they are about to be deleted. Returns the way back. */
export function strike(id: string): () => void {
  struck.add(id)
  draw()
  return () => {
    struck.delete(id)
    draw()
  }
}

function draw(): void {
  const rows = [...struck].map((id) => `[data-row-id="${CSS.escape(id)}"]`)
  sheet?.replaceSync(rows.length > 0 ? `${rows.join(',')} { opacity: .45; text-decoration: line-through; }` : '')
}
