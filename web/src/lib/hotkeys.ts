import { useEffect, useRef } from 'react'
import { stored } from './storage'

type Keys = Record<string, (event: KeyboardEvent) => void>

/** The name of a pressed key: `j`, `Shift+j`, `Mod+k`, `Escape`. Mod is Ctrl, or Command on a Mac. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  // The sign of `?` or `[` already contains its shift key.
  const shift = event.shiftKey && (event.key.length > 1 || key !== event.key)
  return `${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`
}

/** True where letters are text: fields, and open menus and dialogs, which have keys of their own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"], [role="listbox"]') !== null
}

/** True where Enter and Space already do something: on a button or link that the keyboard has gone to. */
const acts = (target: EventTarget | null): boolean => target instanceof Element && target.matches(':is(button, a[href], summary):focus-visible')

/** Keys of the page. Single letters never fire while typing and can be switched off (WCAG 2.1.4). */
export function useHotkeys(keys: Keys, enabled = true): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return
      const name = keyName(event)
      if ((name === 'Enter' || name === ' ') && acts(event.target)) return
      if (name.length === 1 && !stored('letter-keys', true)) return
      const action = current.current[name]
      if (!action) return
      event.preventDefault()
      action(event)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled])
}
