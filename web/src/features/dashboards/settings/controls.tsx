import { X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import type { Filter, Level } from '../../../api/types'
import { AddFilter } from '../../../components/filters/AddFilter'
import { useFilterText } from '../../../components/filters/useFilterText'
import { Field } from '../../../components/form/Field'
import { Icon } from '../../../components/Icon'
import type { Field as FilterableField } from '../../../lib/filters'
import { fieldsOf } from '../../logs/fields'
import type { WidgetConfig } from '../model'

export interface Fields {
  config: WidgetConfig
  set: (change: WidgetConfig) => void
}

export const FILTERS: Record<Level, 'traceFilters' | 'spanFilters' | 'threadFilters'> = { traces: 'traceFilters', spans: 'spanFilters', threads: 'threadFilters' }

/** One of a list. */
export function Choice({ label, value, options, onChange, help }: { label: string; value: string; options: [string, string][]; onChange: (value: string) => void; help?: string }) {
  return (
    <Field label={label} help={help}>
      {(control) => (
        <select {...control} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** One of few, all in view. */
export function Segments({ label, value, options, onChange }: { label: string; value: string; options: [string, string][]; onChange: (value: string) => void }) {
  return (
    <div className="field">
      <span className="w5">{label}</span>
      <div className="seg" role="group" aria-label={label}>
        {options.map(([id, text]) => (
          <button key={id} type="button" className={value === id ? 'on' : ''} aria-pressed={value === id} onClick={() => onChange(id)}>
            {text}
          </button>
        ))}
      </div>
    </div>
  )
}

export const FilterField = ({ level, filters, onChange }: { level: Level; filters: Filter[] | undefined; onChange: (filters: Filter[]) => void }) => <FilterList fields={fieldsOf(level)} filters={filters} onChange={onChange} />

export function FilterList({ fields, filters = [], onChange }: { fields: FilterableField[]; filters: Filter[] | undefined; onChange: (filters: Filter[]) => void }) {
  const { t } = useTranslation()
  const text = useFilterText(fields)
  return (
    <div className="field">
      <span className="w5">{t('dashboards.filters')}</span>
      <div className="wfilters">
        {filters.map((filter, index) => {
          const { name, operator, value } = text(filter)
          return (
            <span className="chip" key={`${filter.field}${index}`}>
              <span className="f">{name}</span>
              <span className="op">{operator}</span>
              {value && <span className="v num">{value}</span>}
              <button className="x" aria-label={t('logs.removeFilter', { name })} onClick={() => onChange(filters.filter((_, at) => at !== index))}>
                <Icon of={X} size={12} />
              </button>
            </span>
          )
        })}
        <AddFilter fields={fields} onAdd={(filter) => onChange([...filters, filter])} />
      </div>
    </div>
  )
}

export function CountField({ label, value, most = 100, onChange }: { label: string; value: number; most?: number; onChange: (value: number) => void }) {
  const { t } = useTranslation()
  const valid = Number(value) >= 1 && Number(value) <= most
  return (
    <Field label={label} error={valid ? undefined : t('dashboards.countRange', { most })}>
      {(control) => <input {...control} type="number" min={1} max={most} className="select" value={value} onChange={(event) => onChange(Number(event.target.value))} />}
    </Field>
  )
}
