import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import { Kbd } from '../Kbd'
import type { Filter } from '../../api/types'
import { parseExpression, tailOf } from '../../lib/filterExpression'
import { orElse } from '../../lib/filterGroups'
import { isBegun, parseFilter } from '../../lib/filters'
import { count } from '../../lib/format'
import { AddFilter } from './AddFilter'
import { FilterParts } from './FilterParts'
import { FilterSheet } from './FilterSheet'
import type { FilterState } from './filterState'
import { useFieldName, useFilterText } from './useFilterText'
import { useSuggestions } from './useSuggestions'

const TYPING_PAUSE_MS = 250

/** One field understands text and `field op value`; chips beside it are the same filter. */
export function FilterBar({
  state,
  input,
  placeholder,
  result,
  beside,
  lead,
  typed: typedOnly,
  children,
}: {
  state: FilterState
  input?: RefObject<HTMLInputElement | null>
  placeholder?: string
  /** What there is in words ("Show 40 traces"): with it the filters are a sheet on a phone. */
  result?: string
  /** Beside that button in the sheet. */
  beside?: ReactNode
  /** At the left: which of the rows are shown. */
  lead?: ReactNode
  /** No button that adds a filter: the field alone understands them. */
  typed?: boolean
  /** Tools at the right: columns, density, … */
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const { search, set, fields } = state
  const filterText = useFilterText(fields)
  const fieldName = useFieldName()
  const [text, setText] = useState(search ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const filters = state.filters ?? []
  // "or name = x" goes on from the last part.
  const going = state.groups ? /^\s*(or|and)\s+/i.exec(text) : null
  const read = (words: string): Filter[] | null => {
    if (state.groups) return parseExpression(words, fields)
    const filter = parseFilter(words, fields)
    return filter && [filter]
  }
  const begun = (words: string): boolean => isBegun(state.groups ? tailOf(words, fields).tail : words, fields) || (state.groups === true && /^(?:(?:or|and)\s|\()/i.test(words.trimStart()) && filters.length > 0)
  const typed = read(text.slice(going?.[0].length ?? 0))

  // Back and links change the address under the field; what was typed here is there already.
  const sent = useRef(search)
  useEffect(() => {
    if (search === sent.current) return
    sent.current = search
    setText(search ?? '')
  }, [search])
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    if (read(next) || begun(next)) return
    timer.current = setTimeout(() => look(next), TYPING_PAUSE_MS)
  }
  const look = (next: string, replace = true) => {
    sent.current = next.trim() || undefined
    set({ search: sent.current }, replace)
  }
  const add = (added: Filter[], or = false) => {
    sent.current = undefined
    set({ filters: or ? orElse(filters, added) : [...filters, ...added], search: undefined })
    setText('')
  }
  const suggestions = useSuggestions(text, state, ({ text: next, whole }) => {
    clearTimeout(timer.current)
    const filter = whole && !/\s(?:or|and)\s|^(?:or|and)\s/i.test(next) ? parseFilter(next, fields) : null
    if (filter) {
      add([filter])
      return
    }
    setText(next)
    if (search) look('')
  })
  const submit = () => {
    clearTimeout(timer.current)
    if (typed) add(typed, going?.[1]?.toLowerCase() === 'or')
    else look(text, false)
  }
  const hint = typed?.map((each) => Object.values(filterText(each)).filter(Boolean).join(' ')).join(` ${t('filter.and')} `)

  return (
    <div className="bar fb">
      {lead}
      <form
        className="input quiet grow q"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Icon of={Search} size={14} />
        <input
          ref={input}
          data-testid="search-input"
          aria-label={t('logs.searchName')}
          placeholder={placeholder ?? t('logs.search')}
          value={text}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={suggestions.list.length > 0}
          aria-controls={suggestions.list.length > 0 ? 'filter-suggestions' : undefined}
          aria-activedescendant={suggestions.at >= 0 ? `suggestion-${suggestions.at}` : undefined}
          autoComplete="off"
          onChange={(event) => {
            suggestions.typed()
            change(event.target.value)
          }}
          onKeyDown={(event) => {
            if (!suggestions.onKey(event) && event.key === 'Escape') event.currentTarget.blur()
          }}
          onBlur={suggestions.close}
        />
        {suggestions.list.length > 0 && (
          <ul id="filter-suggestions" role="listbox" aria-label={t('logs.addFilter')} className="pop menu suggest">
            {suggestions.list.map((suggestion, index) => (
              <li
                key={suggestion.text}
                id={`suggestion-${index}`}
                role="option"
                aria-selected={index === suggestions.at}
                className={`mi ${index === suggestions.at ? 'hi' : ''}`}
                // Before the field loses the focus.
                onPointerDown={(event) => {
                  event.preventDefault()
                  suggestions.take(suggestion)
                }}
              >
                <span className="trunc">
                  {suggestion.label ?? suggestion.value ?? fieldName(fields.find((each) => each.field === suggestion.field) ?? suggestion)}
                </span>
                {suggestion.count === undefined && suggestion.label === undefined ? (
                  <span className="r mono t3">{suggestion.text.trim()}</span>
                ) : (
                  <span className="r num t3">{suggestion.count === undefined ? '' : count(suggestion.count)}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        {hint && <span className="hint t3 fs12">{t('logs.asFilter', { text: hint })}</span>}
        {text ? (
          <button type="button" className="ibtn sm" aria-label={t('logs.clearSearch')} onClick={() => change('')}>
            <Icon of={X} size={12} />
          </button>
        ) : (
          <Kbd of="/" />
        )}
      </form>
      <FilterParts state={state} />
      {result !== undefined && <FilterSheet state={state} result={result} beside={beside} />}
      {fields.length > 0 && !typedOnly && <AddFilter fields={fields} values={state.values} onAdd={(filter) => set({ filters: [...filters, filter] })} />}
      {children && <span className="vsep" />}
      {children}
    </div>
  )
}
