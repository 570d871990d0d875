import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { tailOf } from '../../lib/filterExpression'
import { askedFor, suggestFields, type Asked, type Suggestion } from '../../lib/filters'
import type { FilterState, NamedValue } from './filterState'

const TYPING_PAUSE_MS = 120

/** Suggestions under the search field, fields first and then their values: arrow keys walk, Enter or Tab takes, Esc closes. */
export function useSuggestions(text: string, { fields, values, groups }: Pick<FilterState, 'fields' | 'values' | 'groups'>, onTake: (suggestion: Suggestion) => void) {
  const [at, setAt] = useState(-1)
  const [open, setOpen] = useState(false)
  const typed = useLater(text)
  const end = (words: string) => (groups ? tailOf(words, fields) : { head: '', tail: words })
  const asked = open ? askedFor(end(typed).tail, fields) : null
  const query = asked && values ? values(asked) : null
  const found = useQuery({
    queryKey: query?.queryKey ?? ['no-values'],
    queryFn: (context) => query!.queryFn(context),
    enabled: query !== null,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  })
  const { head, tail } = end(text)
  const ofEnd = !open ? [] : asked && query ? fromValues(asked, found.data?.values ?? []) : suggestFields(tail, fields)
  const list = head ? ofEnd.map((each) => ({ ...each, text: head + each.text })) : ofEnd
  const take = (suggestion: Suggestion) => {
    setAt(-1)
    onTake(suggestion)
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

function fromValues({ field, head, keys }: Asked, values: NamedValue[]): Suggestion[] {
  return values.map(({ value, count, label }) => ({
    field: field.field,
    value,
    ...(count === undefined ? {} : { count }),
    ...(label === undefined ? {} : { label }),
    text: keys ? `${head}${value} ${field.kind === 'score' ? '< ' : '= '}` : `${head}${value}`,
    whole: !keys,
  }))
}

/** What was typed, once typing pauses: not every letter is a question to the server. */
function useLater(text: string): string {
  const [later, setLater] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return later
}
