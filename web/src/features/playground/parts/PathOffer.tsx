import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { begunPlace, fillPlace, matchingPaths, type BegunPlace } from '../begunPlace'

export interface Offer {
  id: string
  list: string[]
  at: number
  take: (path: string) => void
  look: (field: HTMLTextAreaElement) => void
  /** Whether the key was for the list. */
  onKey: (event: KeyboardEvent) => boolean
  close: () => void
}

/** Offers the fields of the dataset where a variable is begun: arrows choose, Enter or Tab takes, Escape leaves it. */
export function usePathOffer(field: RefObject<HTMLTextAreaElement | null>, value: string, paths: string[], onChange: (value: string) => void): Offer {
  const id = useId()
  const [place, setPlace] = useState<BegunPlace | null>(null)
  const [at, setAt] = useState(0)
  const list = place ? matchingPaths(paths, place.typed) : []
  const close = () => setPlace(null)
  const take = (path: string) => {
    const input = field.current
    if (!input || !place) return
    const filled = fillPlace(value, input.selectionStart, place, path)
    onChange(filled.text)
    close()
    // The caret goes where the text now goes on, once it is there.
    requestAnimationFrame(() => input.setSelectionRange(filled.caret, filled.caret))
  }
  return {
    id,
    list,
    at,
    take,
    close,
    look: (input) => {
      setPlace(paths.length === 0 ? null : begunPlace(input.value, input.selectionStart))
      setAt(0)
    },
    onKey: (event) => {
      if (list.length === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt((at + (event.key === 'ArrowDown' ? 1 : list.length - 1)) % list.length)
      else if (event.key === 'Enter' || event.key === 'Tab') take(list[at]!)
      else if (event.key === 'Escape') close()
      else return false
      event.preventDefault()
      return true
    },
  }
}

export function PathOffer({ offer }: { offer: Offer }) {
  const { t } = useTranslation()
  if (offer.list.length === 0) return null
  return (
    <ul className="pop menu paths" id={offer.id} role="listbox" aria-label={t('playground.fields')}>
      {offer.list.map((path, index) => (
        <li
          key={path}
          id={`${offer.id}-${index}`}
          role="option"
          aria-selected={index === offer.at}
          className={`mi mono ${index === offer.at ? 'hi' : ''}`}
          // Before the field loses the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            offer.take(path)
          }}
        >
          {path}
        </li>
      ))}
    </ul>
  )
}
