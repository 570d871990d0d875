import * as Menu from '@radix-ui/react-dropdown-menu'
import { AlignJustify, BarChart3, Check, Columns3, Search, X } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../../api/types'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { describe, isBegun, parseFilter } from '../../lib/filters'
import { AddFilter } from './AddFilter'
import type { TableView } from './useTableView'
import { useSuggestions } from './useSuggestions'
import type { LogsState } from './useLogsState'

const TYPING_PAUSE_MS = 250

export function useFilterText(): (filter: Filter) => { name: string; operator: string; value: string } {
  const { t } = useTranslation()
  return (filter) => {
    const parts = describe(filter)
    const name = t(`filter.fields.${filter.field.replaceAll('.', '_')}`, filter.field)
    return { name: parts.key ? `${name} ${parts.key}` : name, operator: parts.sign ?? t(`filter.${parts.word}`), value: parts.value }
  }
}

/** One field understands text and `field op value`; chips beside it are the same filter. */
export function FilterBar({ state, view, input }: { state: LogsState; view: TableView; input: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation()
  const { search, set, level } = state
  const filterText = useFilterText()
  const [text, setText] = useState(search.search ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const filters = search.filters ?? []
  const typed = parseFilter(text, level)

  // Back and links change the address under the field; what was typed here is there already.
  const sent = useRef(search.search)
  useEffect(() => {
    if (search.search === sent.current) return
    sent.current = search.search
    setText(search.search ?? '')
  }, [search.search])
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    if (parseFilter(next, level) || isBegun(next, level)) return
    timer.current = setTimeout(() => look(next), TYPING_PAUSE_MS)
  }
  const look = (next: string, replace = true) => {
    sent.current = next.trim() || undefined
    set({ search: sent.current }, replace)
  }
  const suggestions = useSuggestions(text, level, (next) => {
    clearTimeout(timer.current)
    setText(next)
    if (search.search) look('')
  })
  const submit = () => {
    clearTimeout(timer.current)
    if (typed) {
      sent.current = undefined
      set({ filters: [...filters, typed], search: undefined })
      setText('')
    } else look(text, false)
  }
  const hint = typed && filterText(typed)

  return (
    <div className="bar fb">
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
          placeholder={t('logs.search')}
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
                <span>{t(`filter.fields.${suggestion.field.replaceAll('.', '_')}`)}</span>
                <span className="r mono t3">{suggestion.text.trim()}</span>
              </li>
            ))}
          </ul>
        )}
        {hint && <span className="hint t3 fs12">{t('logs.asFilter', { text: `${hint.name} ${hint.operator} ${hint.value}` })}</span>}
        {text ? (
          <button type="button" className="ibtn sm" aria-label={t('logs.clearSearch')} onClick={() => change('')}>
            <Icon of={X} size={12} />
          </button>
        ) : (
          <Kbd of="/" />
        )}
      </form>
      {filters.map((filter, index) => {
        const { name, operator, value } = filterText(filter)
        return (
          <span className="chip" key={`${filter.field}${filter.operator}${filter.value}${index}`}>
            <span className="f">{name}</span>
            <span className="op">{operator}</span>
            {value && <span className="v num">{value}</span>}
            <button
              className="x"
              aria-label={t('logs.removeFilter', { name })}
              onClick={() => set({ filters: filters.length > 1 ? filters.filter((_, i) => i !== index) : undefined })}
            >
              <Icon of={X} size={12} />
            </button>
          </span>
        )
      })}
      <AddFilter level={level} onAdd={(filter) => set({ filters: [...filters, filter] })} />
      <span className="vsep" />
      <button
        className="ibtn"
        aria-pressed={view.chart}
        aria-label={t(view.chart ? 'logs.foldChart' : 'logs.showChart')}
        title={t(view.chart ? 'logs.foldChart' : 'logs.showChart')}
        onClick={view.toggleChart}
      >
        <Icon of={BarChart3} />
      </button>
      <button
        className="ibtn"
        aria-label={t('logs.density', { name: t(`logs.${view.density}`) })}
        title={t('logs.density', { name: t(`logs.${view.density}`) })}
        onClick={view.nextDensity}
      >
        <Icon of={AlignJustify} />
      </button>
      <Menu.Root>
        <Menu.Trigger className="ibtn" aria-label={t('logs.columns')} title={t('logs.columns')}>
          <Icon of={Columns3} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            {view.columns.map((column) => (
              <Menu.CheckboxItem
                key={column.id}
                className="mi"
                checked={column.on}
                onSelect={(event) => event.preventDefault()}
                onCheckedChange={() => view.toggleColumn(column.id)}
              >
                {column.label}
                <Menu.ItemIndicator className="r">
                  <Icon of={Check} size={14} />
                </Menu.ItemIndicator>
              </Menu.CheckboxItem>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
