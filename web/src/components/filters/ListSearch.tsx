import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import { AddFilter } from './AddFilter'
import { useFilterText } from './useFilterText'
import { parseFilter } from '../../lib/filters'
import type { FilterState } from './filterState'

const TYPING_PAUSE_MS = 250

/** The search of the list beside an open panel: the same as the filter bar's, with what is filtered in words instead of chips. */
export function ListSearch({ state, adds = false }: { state: FilterState; adds?: boolean }) {
  const { t } = useTranslation()
  const { search, set, fields } = state
  const [text, setText] = useState(search ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const filters = state.filters ?? []
  const textOf = useFilterText(fields)
  const filtered = filters.map((filter) => Object.values(textOf(filter)).filter(Boolean).join(' ')).join(', ')
  useEffect(() => setText(search ?? ''), [search])
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    if (!parseFilter(next, fields)) timer.current = setTimeout(() => set({ search: next.trim() || undefined }, true), TYPING_PAUSE_MS)
  }
  return (
    <form
      className="bar"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const filter = parseFilter(text, fields)
        if (!filter) return
        set({ filters: [...filters, filter], search: undefined })
        setText('')
      }}
    >
      <div className="input quiet grow">
        <Icon of={Search} size={14} />
        <input
          aria-label={t('logs.searchName')}
          placeholder={filtered || t('logs.searchName')}
          title={filtered || undefined}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
        {text && (
          <button type="button" className="ibtn sm" aria-label={t('logs.clearSearch')} onClick={() => change('')}>
            <Icon of={X} size={12} />
          </button>
        )}
      </div>
      {adds && <AddFilter compact fields={fields} values={state.values} onAdd={(filter) => set({ filters: [...filters, filter] })} />}
    </form>
  )
}
