import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { readEntries, writeEntries } from '../../lib/filterLists'
import { formValue, takesMany, takesValue, type Field } from '../../lib/filters'
import { count } from '../../lib/format'
import { Icon } from '../Icon'
import type { FilterState, NamedValue } from './filterState'

interface Props {
  filter: Filter
  field: Field
  values: FilterState['values']
  name: string
  onChange: (value: string, done: boolean) => void
}

/** What a value looks like in a field to type into. */
const rawValue = (filter: Filter, field: Field): string => (field.kind === 'duration' && filter.value !== '' ? `${filter.value} ms` : filter.value)

const LISTED = new Set(['text', 'list', 'choice'])
const NUMBERS = new Set(['number', 'count', 'cost', 'score'])

/** The value of a filter: typed, or one of those that occur, with how often. */
export function FilterValue({ filter, field, values, name, onChange }: Props) {
  const { t } = useTranslation()
  const many = takesMany(filter.operator)
  const [raw, setRaw] = useState(() => rawValue(filter, field))
  const query = LISTED.has(field.kind) && values ? values({ field, key: filter.key, prefix: '', head: '', keys: false }, filter) : null
  const found = useQuery({
    queryKey: query?.queryKey ?? ['no-values'],
    queryFn: (context) => query!.queryFn(context),
    enabled: query !== null,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  })
  if (!takesValue(filter.operator)) return null
  const known: NamedValue[] = found.data?.values ?? []
  const shown: NamedValue[] = [...known, ...(field.choices ?? []).filter((choice) => !known.some((each) => each.value === choice)).map((value) => ({ value }))]
  const chosen = many ? readEntries(filter.value) : [filter.value]
  const most = Math.max(1, ...known.map((each) => each.count ?? 0))
  const read = formValue(field, filter.operator, raw)
  const take = (value: string) => {
    if (!many) {
      setRaw(value)
      onChange(value, true)
      return
    }
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]
    if (next.length === 0) return
    setRaw(writeEntries(next))
    onChange(writeEntries(next), false)
  }
  return (
    <div className="fval">
      {!field.choices && !field.named && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (read) onChange(read, true)
          }}
        >
          <input
            className="select"
            aria-label={t('filter.valueOf', { name })}
            value={raw}
            inputMode={NUMBERS.has(field.kind) ? 'decimal' : undefined}
            placeholder={many ? 'a, b' : field.kind === 'duration' ? '5s' : ''}
            onChange={(event) => setRaw(event.target.value)}
            onBlur={() => read && read !== filter.value && onChange(read, false)}
          />
        </form>
      )}
      {shown.length > 0 && (
        <div className="vals" role={many ? 'group' : 'radiogroup'} aria-label={t('filter.valueOf', { name })}>
          {shown.map((each) => {
            const on = chosen.includes(each.value)
            return (
              <button key={each.value} type="button" role={many ? 'checkbox' : 'radio'} aria-checked={on} className="val" onClick={() => take(each.value)}>
                <span className={`ck ${on ? 'on' : ''}`} aria-hidden="true">
                  {on && <Icon of={Check} size={12} />}
                </span>
                <span className="trunc grow">{each.label ?? each.value}</span>
                {each.count !== undefined && (
                  <>
                    <i style={{ width: `${Math.max(2, (each.count / most) * 44)}px` }} />
                    <span className="num t3">{count(each.count)}</span>
                  </>
                )}
              </button>
            )
          })}
        </div>
      )}
    </div>
  )
}
