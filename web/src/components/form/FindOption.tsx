import { Search } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Icon } from '../Icon'

interface Props {
  label: string
  /** The id of the list of options. */
  listId: string
  /** The id of the marked option. */
  active?: string | undefined
  text: string
  /** The place of the marked option, and how many there are. */
  at: number
  count: number
  onText: (text: string) => void
  onAt: (at: number) => void
  onPick: () => void
}

/** The field above a list of options: type to find, arrows to move, Enter to choose. */
export function FindOption({ label, listId, active, text, at, count, onText, onAt, onPick }: Props) {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') onAt(Math.min(at + 1, count - 1))
    else if (event.key === 'ArrowUp') onAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && count > 0) onPick()
    else return
    event.preventDefault()
  }
  return (
    <div className="input quiet">
      <Icon of={Search} size={14} />
      <input
        aria-label={label}
        placeholder={label}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active}
        value={text}
        onChange={(event) => {
          onText(event.target.value)
          onAt(0)
        }}
        onKeyDown={onKey}
      />
    </div>
  )
}
