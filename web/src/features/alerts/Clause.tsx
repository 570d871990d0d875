import { X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { AddFilter } from '../../components/filters/AddFilter'
import { FilterChip } from '../../components/filters/FilterChip'
import { Icon } from '../../components/Icon'
import { fieldsOf } from '../logs/fields'
import { filtersOf, measureOf, metricKey, type EventType, type TriggerConfig } from './model'
import { useWindowText } from './useWindowText'

const WINDOWS = [300, 900, 1800, 3600, 21_600, 43_200, 86_400, 604_800, 1_296_000, 2_592_000]

/** Beyond which value, over which time and for which rows a threshold is met. */
export function Clause({ type, config, onChange, onRemove }: { type: EventType; config: TriggerConfig; onChange: (change: Record<string, string>) => void; onRemove?: { label: string; run: () => void } | undefined }) {
  const { t } = useTranslation()
  const windowText = useWindowText()
  const value = config.config_value
  const windows = WINDOWS.includes(Number(value.window)) ? WINDOWS : [Number(value.window), ...WINDOWS]
  const fields = fieldsOf(type.startsWith('trace_thread') ? 'threads' : 'traces')
  const filters = filtersOf(value)
  const narrow = (next: Filter[] | undefined) => onChange({ filters: next?.length ? JSON.stringify(next) : '' })
  return (
    <>
      {'name' in value && <input className="input" aria-label={t('alerts.scoreName')} placeholder={t('alerts.scoreName')} value={value.name} onChange={(event) => onChange({ name: event.target.value })} />}
      <select className="select" aria-label={t('alerts.operator')} value={value.operator ?? '>'} onChange={(event) => onChange({ operator: event.target.value })}>
        <option value=">">{t('alerts.isAbove')}</option>
        <option value="<">{t('alerts.isBelow')}</option>
      </select>
      <input className="input num athreshold" inputMode="decimal" aria-label={t('alerts.threshold')} value={value.threshold} onChange={(event) => onChange({ threshold: event.target.value })} />
      <span className="t2">{t(`alerts.units.${metricKey(type, measureOf(type, value))}`)}</span>
      <select className="select" aria-label={t('alerts.window')} value={value.window} onChange={(event) => onChange({ window: event.target.value })}>
        {windows.map((seconds) => (
          <option key={seconds} value={seconds}>
            {t('alerts.over', { window: windowText(seconds) })}
          </option>
        ))}
      </select>
      {filters.length > 0 && <span className="t3">{t('alerts.where')}</span>}
      {filters.map((filter, index) => (
        <FilterChip
          key={`${filter.field}${index}`}
          filter={filter}
          state={{ fields, search: undefined, filters, set: (next) => narrow(next.filters) }}
          onChange={(next) => narrow(filters.map((each, at) => (at === index ? next : each)))}
          onRemove={() => narrow(filters.filter((_, at) => at !== index))}
        />
      ))}
      <AddFilter fields={fields} onAdd={(filter) => narrow([...filters, filter])} />
      {onRemove && (
        <button className="ibtn sm" aria-label={onRemove.label} title={t('common.remove')} onClick={onRemove.run}>
          <Icon of={X} size={14} />
        </button>
      )}
    </>
  )
}
