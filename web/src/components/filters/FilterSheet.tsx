import * as Dialog from '@radix-ui/react-dialog'
import { ListFilter, X } from 'lucide-react'
import { Fragment, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { changeIn } from '../../lib/filterGroups'
import { operatorsOf, takesKey, takesValue, type Field } from '../../lib/filters'
import { Icon } from '../Icon'
import type { FilterState } from './filterState'
import { FilterValue } from './FilterValue'
import { ListSearch } from './ListSearch'
import { useFieldName, useFilterText } from './useFilterText'
import './chips.css'

interface Props {
  state: FilterState
  /** What the button at the end says: the result. */
  result: string
  /** Beside it: saving the view, where the list has views. */
  beside?: ReactNode
}

/** The filters of a list on a phone: one card each with its values and counts; the button says the result. */
export function FilterSheet({ state, result, beside }: Props) {
  const { t } = useTranslation()
  const { fields, set } = state
  const fieldName = useFieldName()
  const [draft, setDraft] = useState<Filter>()
  const filters = state.filters ?? []
  const spread = (index: number, parts: Filter[]) => {
    const next = filters.flatMap((each, i) => (i !== index ? each : parts))
    set({ filters: next.length > 0 ? next : undefined })
  }
  const begin = (field: Field) => {
    const operator = operatorsOf(field).includes('in') ? 'in' : operatorsOf(field)[0]!
    const filter = { field: field.field, operator, value: '' }
    if (!takesValue(operator)) set({ filters: [...filters, filter] })
    else setDraft(filter)
  }
  const complete = (filter: Filter) => {
    const field = fields.find((each) => each.field === filter.field)
    if (!field || filter.value === '' || (takesKey(field) && !filter.key)) {
      setDraft(filter)
      return
    }
    setDraft(undefined)
    set({ filters: [...filters, filter] })
  }
  return (
    <Dialog.Root onOpenChange={(open) => !open && setDraft(undefined)}>
      <Dialog.Trigger className="btn sheetbtn">
        <Icon of={ListFilter} size={14} />
        {t('filter.sheet')}
        {filters.length > 0 && <span className="badge acc">{filters.length}</span>}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="ovl" />
        <Dialog.Content className="sheet" aria-describedby={undefined}>
          <div className="hdl" aria-hidden="true" />
          <header>
            <Dialog.Title>{t('filter.sheet')}</Dialog.Title>
            <span className="t3">{filters.length}</span>
            <span className="grow" />
            <button className="btn ghost" disabled={filters.length === 0} onClick={() => set({ filters: undefined })}>
              {t('filter.clear')}
            </button>
            <Dialog.Close className="ibtn" aria-label={t('common.close')}>
              <Icon of={X} />
            </Dialog.Close>
          </header>
          <div className="scr">
            <ListSearch state={state} />
            {filters.map((filter, index) =>
              filter.any ? (
                <GroupCard key={index} group={filter} state={state} onChange={(next) => spread(index, next)} />
              ) : (
                <Card
                  key={`${filter.field}${filter.key ?? ''}${index}`}
                  filter={filter}
                  state={state}
                  onChange={(next) => spread(index, [next])}
                  onRemove={() => spread(index, [])}
                />
              ),
            )}
            {draft && <Card filter={draft} state={state} onChange={complete} onRemove={() => setDraft(undefined)} />}
            <h3>{t('filter.addOne')}</h3>
            <div className="adds">
              {fields.map((field) => (
                <button key={field.field} className="btn" onClick={() => begin(field)}>
                  {fieldName(field)}
                </button>
              ))}
            </div>
          </div>
          <footer>
            {beside}
            <Dialog.Close className="btn primary">{result}</Dialog.Close>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Alternatives, each condition a card of its own. */
function GroupCard({ group, state, onChange }: { group: Filter; state: FilterState; onChange: (next: Filter[]) => void }) {
  const { t } = useTranslation()
  const textOf = useFilterText(state.fields)
  return (
    <div className="fgcard" role="group" aria-label={t('filter.groupOf', { text: textOf(group).name })}>
      {group.any?.map((conditions, i) =>
        conditions.map((filter, j) => (
          <Fragment key={`${i} ${j}`}>
            {i + j > 0 && <span className="t3 fs12">{t(j > 0 ? 'filter.and' : 'filter.or')}</span>}
            <Card filter={filter} state={state} onChange={(next) => onChange(changeIn(group, i, j, next))} onRemove={() => onChange(changeIn(group, i, j, undefined))} />
          </Fragment>
        )),
      )}
    </div>
  )
}

function Card({ filter, state, onChange, onRemove }: { filter: Filter; state: FilterState; onChange: (filter: Filter) => void; onRemove: () => void }) {
  const { t } = useTranslation()
  const textOf = useFilterText(state.fields)
  const { name } = textOf(filter)
  const field = state.fields.find((each) => each.field === filter.field)
  return (
    <div className="fcard" role="group" aria-label={Object.values(textOf(filter)).filter(Boolean).join(' ')}>
      <div className="row">
        <span className="w5">{name}</span>
        {field && (
          <select
            className="select"
            aria-label={t('filter.operatorOf', { name, operator: textOf(filter).operator })}
            value={filter.operator}
            onChange={(event) => onChange({ ...filter, operator: event.target.value, value: takesValue(event.target.value) ? filter.value : '' })}
          >
            {operatorsOf(field).map((each) => (
              <option key={each} value={each}>
                {textOf({ ...filter, operator: each }).operator}
              </option>
            ))}
          </select>
        )}
        <span className="grow" />
        <button className="ibtn" aria-label={t('logs.removeFilter', { name })} onClick={onRemove}>
          <Icon of={X} size={14} />
        </button>
      </div>
      {field && takesKey(field) && (
        <input className="select" aria-label={t('filter.key')} placeholder={t('filter.key')} defaultValue={filter.key ?? ''} onBlur={(event) => onChange({ ...filter, key: event.target.value.trim() })} />
      )}
      {field && <FilterValue filter={filter} field={field} values={state.values} name={name} onChange={(value) => onChange({ ...filter, value })} />}
    </div>
  )
}
