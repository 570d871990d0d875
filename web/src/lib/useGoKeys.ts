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
    let since = -Infinity
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || !stored('letter-keys', true)) return
      const name = keyName(event)
      const waiting = event.timeStamp - since < WITHIN_MS
      since = -Infinity
      const act = waiting ? current.current[name] : undefined
      if (act) {
        // The letter is this one's now, whatever it does on the page.
        event.preventDefault()
        act()
      } else if (name === 'g')
        setTimeout(() => {
          if (!event.defaultPrevented) since = event.timeStamp
        })
    }
    // Before the keys of the page, which leave alone what was taken.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}
