import { useState, type KeyboardEvent } from 'react'
import { suggestFields, type Field, type Suggestion } from '../../lib/filters'

/** Suggestions under the search field: arrow keys walk, Enter or Tab takes, Esc closes. */
export function useSuggestions(text: string, fields: Field[], onTake: (text: string) => void) {
  const [at, setAt] = useState(-1)
  const [open, setOpen] = useState(false)
  const list = open ? suggestFields(text, fields) : []
  const take = (suggestion: Suggestion) => {
    setAt(-1)
    onTake(suggestion.text)
  }
  return {
    list,
    at: at < list.length ? at : -1,
    take,
    close: () => setOpen(false),
    typed: () => {
      setAt(-1)
      setOpen(true)
    },
    /** True when the key was for the list. */
    onKey: (event: KeyboardEvent): boolean => {
      if (list.length === 0) return false
      const chosen = list[at]
      if (event.key === 'ArrowDown') setAt(Math.min(list.length - 1, at + 1))
      else if (event.key === 'ArrowUp') setAt(Math.max(-1, at - 1))
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen)
      else if (event.key === 'Escape') setOpen(false)
      else return false
      event.preventDefault()
      return true
    },
  }
}
