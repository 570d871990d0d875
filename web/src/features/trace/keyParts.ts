/** A part that is still on its way is waited for; later than this nobody expects the key to act. */
const WAITS_MS = 2000
const LOOKS_MS = 50

/** Does something with the parts that a key leads to (`data-key`), as soon as there are any. */
export function withPart(key: string, act: (found: HTMLElement[]) => void, until = Date.now() + WAITS_MS): void {
  const found = [...document.querySelectorAll<HTMLElement>(`[data-key="${key}"]`)]
  if (found.length > 0) act(found)
  else if (Date.now() < until) setTimeout(() => withPart(key, act, until), LOOKS_MS)
}
