/** How long a deletion waits for its undo, ms; the toast that offers it is gone a little sooner. */
const WAIT_MS = 6500

interface Waiting {
  timer: ReturnType<typeof setTimeout>
  run: (leaving: boolean) => void
}

const waiting = new Map<string, Waiting>()
const sheet = typeof document === 'undefined' ? null : new CSSStyleSheet()
if (sheet) {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  // A deletion that was not taken back happens also when the page is left.
  window.addEventListener('pagehide', () => {
    for (const [id, each] of waiting) {
      clearTimeout(each.timer)
      waiting.delete(id)
      each.run(true)
    }
  })
}

/**
 * Runs `act` after the time for an undo; the server cannot bring back what it deleted. Rows of the entity are struck
 * through meanwhile, wherever they are drawn (`data-row-id`). Returns the undo.
 */
export function defer(id: string, act: (leaving: boolean) => void): () => void {
  const run = (leaving: boolean) => {
    waiting.delete(id)
    act(leaving)
  }
  waiting.set(id, { timer: setTimeout(() => run(false), WAIT_MS), run })
  draw()
  return () => {
    clearTimeout(waiting.get(id)?.timer)
    waiting.delete(id)
    draw()
  }
}

/** The list has been refreshed: nothing is struck through any more. */
export function draw(): void {
  const rows = [...waiting.keys()].map((id) => `[data-row-id="${CSS.escape(id)}"]`)
  sheet?.replaceSync(rows.length > 0 ? `${rows.join(',')} { opacity: .45; text-decoration: line-through; }` : '')
}
