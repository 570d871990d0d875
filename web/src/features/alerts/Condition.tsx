import { X } from 'lucide-react'
import { AddFilter } from '../../components/filters/AddFilter'
import { FilterChip } from '../../components/filters/FilterChip'
import type { Filter } from '../../api/types'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import { fieldsOf } from '../logs/fields'
import { conditionOf, EVENTS, filtersOf, isMeasured, MEASURED, MEASURES, measureOf, metricKey, newTrigger, type EventType, type Trigger } from './model'
import { Preview } from './Preview'
import { useWindowText } from './useWindowText'

const WINDOWS = [300, 900, 1800, 3600, 21_600, 43_200, 86_400, 604_800, 1_296_000, 2_592_000]

/** When a trigger tells, as a sentence of fields, and what it would have told of. */
export function Condition({ projectId, position, trigger, onChange, onRemove }: { projectId: string; position: number; trigger: Trigger; onChange: (trigger: Trigger) => void; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation()
  const windowText = useWindowText()
  const condition = conditionOf(trigger)
  const measured = isMeasured(trigger.event_type)
  const value = condition?.config_value ?? {}
  const set = (change: Record<string, string>) =>
    onChange({ ...trigger, trigger_configs: trigger.trigger_configs?.map((each) => (each === condition ? { ...each, config_value: { ...value, ...change } } : each)) ?? [] })
  const windows = WINDOWS.includes(Number(value.window)) ? WINDOWS : [Number(value.window), ...WINDOWS]
  const types: readonly EventType[] = measured ? MEASURED : EVENTS
  // The usual measure of a kind has no name: clients that know no measures write the same.
  const kinds = types.flatMap((type) => (MEASURES[type] ?? [undefined]).map((measure, index) => ({ type, measure: index > 0 ? measure : undefined })))
  const measure = measureOf(trigger.event_type, value)
  const choose = (key: string) => {
    const { type, measure: next } = kinds.find((each) => metricKey(each.type, each.measure) === key)!
    const chosen = newTrigger(type, next)
    // Another measure of the same kind, or another kind of traces, is of the same rows and the same time.
    const kept = { ...(value.filters && type.startsWith('trace:') ? { filters: value.filters } : {}), ...(value.window ? { window: value.window } : {}) }
    onChange({ ...chosen, trigger_configs: [...(chosen.trigger_configs ?? []).map((each) => ({ ...each, config_value: { ...each.config_value, ...kept } })), ...(trigger.trigger_configs?.filter((each) => each.type === 'scope:project') ?? [])] })
  }
  const fields = fieldsOf(trigger.event_type.startsWith('trace_thread') ? 'threads' : 'traces')
  const filters = filtersOf(value)
  const narrow = (next: Filter[] | undefined) => set({ filters: next?.length ? JSON.stringify(next) : '' })
  return (
    <>
      <section>
        <header className="row">
          <h3 className="h3">{position === 1 ? t('alerts.condition') : t('alerts.orCondition')}</h3>
          <span className="grow" />
          <div className="seg sm" role="group" aria-label={t('alerts.kind', { position })}>
            <button className={measured ? 'on' : ''} aria-pressed={measured} onClick={() => !measured && onChange(newTrigger('trace:errors'))}>
              {t('alerts.kinds.metric')}
            </button>
            <button className={measured ? '' : 'on'} aria-pressed={!measured} onClick={() => measured && onChange(newTrigger('trace:guardrails_triggered'))}>
              {t('alerts.kinds.event')}
            </button>
          </div>
          {onRemove && (
            <button className="ibtn sm" aria-label={t('alerts.remove', { position })} onClick={onRemove}>
              <Icon of={X} size={14} />
            </button>
          )}
        </header>
        <div className="acond">
          <span className="t3">{t('alerts.when')}</span>
          <select className="select" aria-label={t('alerts.event', { position })} value={metricKey(trigger.event_type, measure)} onChange={(event) => choose(event.target.value)}>
            {kinds.map((each) => (
              <option key={metricKey(each.type, each.measure)} value={metricKey(each.type, each.measure)}>
                {t(`alerts.events.${metricKey(each.type, each.measure)}`)}
              </option>
            ))}
          </select>
          {condition && (
            <>
              {'name' in value && <input className="input" aria-label={t('alerts.scoreName')} placeholder={t('alerts.scoreName')} value={value.name} onChange={(event) => set({ name: event.target.value })} />}
              <select className="select" aria-label={t('alerts.operator')} value={value.operator ?? '>'} onChange={(event) => set({ operator: event.target.value })}>
                <option value=">">{t('alerts.isAbove')}</option>
                <option value="<">{t('alerts.isBelow')}</option>
              </select>
              <input className="input num athreshold" inputMode="decimal" aria-label={t('alerts.threshold')} value={value.threshold} onChange={(event) => set({ threshold: event.target.value })} />
              <span className="t2">{t(`alerts.units.${metricKey(trigger.event_type, measure)}`)}</span>
              <select className="select" aria-label={t('alerts.window')} value={value.window} onChange={(event) => set({ window: event.target.value })}>
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
            </>
          )}
        </div>
        {!condition && <p className="t2 fs12">{t('alerts.atOnce')}</p>}
      </section>
      {condition && isMeasured(trigger.event_type) && <Preview projectId={projectId} type={trigger.event_type} trigger={trigger} value={value} onThreshold={(threshold) => set({ threshold })} />}
    </>
  )
}
