import { useEffect, useRef } from 'react'
import { isTyping, keyName } from './hotkeys'
import { stored } from './storage'

/** How long a second key may take. */
const WITHIN_MS = 1500

/** `G` and then a letter leads to a page. A page with a meaning of its own for `G` keeps it. */
export function useGoKeys(go: Record<string, () => void>): void {
  const current = useRef(go)
  useEffect(() => {
    current.current = go
  })
  useEffect(() => {
    let before: KeyboardEvent | undefined
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || !stored('letter-keys', true)) return
      // Looked at when the second key comes: by then the page has had the first, and says whether it took it.
      const waiting = before && keyName(before) === 'g' && !before.defaultPrevented && event.timeStamp - before.timeStamp < WITHIN_MS
      before = event
      const act = waiting ? current.current[keyName(event)] : undefined
      if (!act) return
      // The letter is this one's now, whatever it does on the page.
      event.preventDefault()
      act()
    }
    // Before the keys of the page, which leave alone what was taken.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}
