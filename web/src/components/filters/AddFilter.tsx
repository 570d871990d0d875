import * as Popover from '@radix-ui/react-popover'
import { useQuery } from '@tanstack/react-query'
import { ListFilter, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { Icon } from '../Icon'
import { describe, formValue, operatorsOf, takesKey, takesValue, type Field } from '../../lib/filters'
import type { FilterState } from './filterState'
import { useFieldName } from './useFilterText'

/** A filter by choosing its parts: the same as typing `field op value`. */
export function AddFilter({ fields, values, compact = false, onAdd }: { fields: Field[]; values?: FilterState['values']; compact?: boolean; onAdd: (filter: Filter) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const fieldName = useFieldName()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(fields[0]!.field)
  const field = fields.find((each) => each.field === name) ?? fields[0]!
  const [chosen, setChosen] = useState<string>()
  const operator = chosen && operatorsOf(field).includes(chosen) ? chosen : operatorsOf(field)[0]!
  const [key, setKey] = useState('')
  const [raw, setRaw] = useState('')
  const value = formValue(field, operator, raw)
  const query = open && field.named && values ? values({ field, prefix: '', head: '', keys: false }) : null
  const named = useQuery({ queryKey: query?.queryKey ?? ['no-values'], queryFn: (context) => query!.queryFn(context), enabled: query !== null, staleTime: 30_000 })
  const offered = query ? (named.data?.values ?? []) : field.choices?.map((choice) => ({ value: choice, label: choice }))
  const complete = value !== null && (!takesKey(field) || key.trim() !== '')

  const word = (each: string) => {
    const { sign, word: text } = describe({ field: field.field, operator: each, value: '' }, fields)
    return sign ?? t(`filter.${text}`)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      {compact ? (
        <Popover.Trigger className="ibtn sm" aria-label={t('filter.add')} title={t('filter.add')}>
          <Icon of={ListFilter} size={14} />
        </Popover.Trigger>
      ) : (
        <Popover.Trigger className="chip add">
          <span>
            <Icon of={Plus} size={12} />
            {t('logs.addFilter')}
          </span>
        </Popover.Trigger>
      )}
      <Popover.Portal>
        <Popover.Content className="pop addf" align="start" sideOffset={4} collisionPadding={8} aria-label={t('filter.add')}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (!complete) return
              onAdd({ field: field.field, operator, ...(takesKey(field) ? { key: key.trim() } : {}), value })
              setRaw('')
              setOpen(false)
            }}
          >
            <label htmlFor={`${id}f`}>{t('filter.field')}</label>
            <select id={`${id}f`} className="select" value={field.field} onChange={(event) => {
              setName(event.target.value)
              setRaw('')
            }}>
              {fields.map((each) => (
                <option key={each.field} value={each.field}>
                  {fieldName(each)}
                </option>
              ))}
            </select>
            {takesKey(field) && (
              <>
                <label htmlFor={`${id}k`}>{t('filter.key')}</label>
                <input id={`${id}k`} className="select" value={key} onChange={(event) => setKey(event.target.value)} />
              </>
            )}
            <label htmlFor={`${id}o`}>{t('filter.operator')}</label>
            <select id={`${id}o`} className="select" value={operator} onChange={(event) => setChosen(event.target.value)}>
              {operatorsOf(field).map((each) => (
                <option key={each} value={each}>
                  {word(each)}
                </option>
              ))}
            </select>
            {takesValue(operator) && (
              <>
                <label htmlFor={`${id}v`}>{t('filter.value')}</label>
                {offered ? (
                  <select id={`${id}v`} className="select" value={raw} onChange={(event) => setRaw(event.target.value)}>
                    <option value="" />
                    {offered.map((each) => (
                      <option key={each.value} value={each.value}>
                        {each.label ?? each.value}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    id={`${id}v`}
                    className="select"
                    autoFocus
                    value={raw}
                    placeholder={field.kind === 'duration' ? '5s' : ''}
                    onChange={(event) => setRaw(event.target.value)}
                  />
                )}
              </>
            )}
            <button className="btn primary" disabled={!complete}>
              {t('filter.add')}
            </button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
