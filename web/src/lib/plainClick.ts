import type { MouseEvent } from 'react'

/** A click that opens in this tab: it is taken from the browser, and others (another tab, a window) are left to it. */
export function plainClick(event: MouseEvent): boolean {
  event.stopPropagation()
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false
  event.preventDefault()
  return true
}
