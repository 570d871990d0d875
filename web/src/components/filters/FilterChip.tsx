import { useQuery } from '@tanstack/react-query'
import * as Menu from '@radix-ui/react-dropdown-menu'
import * as Popover from '@radix-ui/react-popover'
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { readEntries } from '../../lib/filterLists'
import { operatorsOf, takesMany, takesValue, type Field } from '../../lib/filters'
import { shortId } from '../../lib/format'
import { Icon } from '../Icon'
import type { FilterState } from './filterState'
import { FilterValue } from './FilterValue'
import { useFilterText } from './useFilterText'
import './chips.css'

interface Props {
  filter: Filter
  state: FilterState
  onChange: (filter: Filter) => void
  onRemove: () => void
}

/** A filter as a chip whose parts are buttons: the operator and the value are changed where they stand. */
export function FilterChip({ filter, state, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const { fields, values } = state
  const textOf = useFilterText(fields)
  const [open, setOpen] = useState(false)
  const field = fields.find((each) => each.field === filter.field)
  const nameOf = useNames(field, values)
  const { name, operator, value: written } = textOf(filter)
  const value = field?.named ? (takesMany(filter.operator) ? readEntries(filter.value) : [filter.value]).map(nameOf).join(', ') : written
  const turn = (next: string) => {
    const changed = { ...filter, operator: next, value: takesValue(next) ? filter.value : '' }
    // Without a value it would be no filter: it is asked for at once.
    if (takesValue(next) && filter.value === '') setOpen(true)
    onChange(changed)
  }
  return (
    <span className="chip">
      <span className="f">{name}</span>
      {field ? (
        <Menu.Root>
          <Menu.Trigger className="op" aria-label={t('filter.operatorOf', { name, operator })}>
            {operator}
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="start" sideOffset={4}>
              <Menu.RadioGroup value={filter.operator} onValueChange={turn}>
                {operatorsOf(field).map((each) => (
                  <Menu.RadioItem key={each} value={each} className="mi">
                    {textOf({ ...filter, operator: each }).operator}
                    <Menu.ItemIndicator className="r">
                      <Icon of={Check} size={14} />
                    </Menu.ItemIndicator>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
      ) : (
        <span className="op">{operator}</span>
      )}
      {field && takesValue(filter.operator) ? (
        <Popover.Root open={open} onOpenChange={setOpen}>
          <Popover.Trigger className="v num" aria-label={t('filter.changeValue', { name, value })}>
            {value || '…'}
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content className="pop fpop" align="start" sideOffset={4} collisionPadding={8} aria-label={t('filter.valueOf', { name })}>
              <FilterValue
                filter={filter}
                field={field}
                values={values}
                name={name}
                onChange={(next, done) => {
                  onChange({ ...filter, value: next })
                  if (done) setOpen(false)
                }}
              />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      ) : (
        value && <span className="v num">{value}</span>
      )}
      <button className="x" aria-label={t('logs.removeFilter', { name })} onClick={onRemove}>
        <Icon of={X} size={12} />
      </button>
    </span>
  )
}

/** What the ids of a field are called. */
function useNames(field: Field | undefined, values: FilterState['values']): (id: string) => string {
  const query = field?.named && values ? values({ field, prefix: '', head: '', keys: false }) : null
  const found = useQuery({ queryKey: query?.queryKey ?? ['no-values'], queryFn: (context) => query!.queryFn(context), enabled: query !== null, staleTime: 30_000 })
  return (id) => found.data?.values.find((each) => each.value === id)?.label ?? shortId(id)
}
