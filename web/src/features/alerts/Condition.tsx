import { Plus, X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { Clause } from './Clause'
import { groupsOf } from './groups'
import { changed, EVENTS, isMeasured, MEASURED, MEASURES, measureOf, metricKey, newTrigger, type EventType, type Trigger, type TriggerConfig } from './model'
import { Preview } from './Preview'

interface Props {
  projectId: string
  position: number
  /** With one group of thresholds, or of an event. */
  trigger: Trigger
  onChange: (trigger: Trigger) => void
  onAnd: () => void
  onRemove: (() => void) | undefined
}

/** When a trigger tells, as sentences of fields that must all hold, and what it would have told of. */
export function Condition({ projectId, position, trigger, onChange, onAnd, onRemove }: Props) {
  const { t } = useTranslation()
  const [condition, ...more] = groupsOf(trigger)[0] ?? []
  const measured = isMeasured(trigger.event_type)
  const value = condition?.config_value ?? {}
  const set = (config: TriggerConfig, change: Record<string, string>) =>
    onChange({ ...trigger, trigger_configs: trigger.trigger_configs?.map((each) => (each === config ? { ...each, config_value: changed(each.config_value, change) } : each)) ?? [] })
  const types: readonly EventType[] = measured ? MEASURED : EVENTS
  const kindsOf = (of: readonly EventType[]) => of.flatMap((type) => (MEASURES[type] ?? [undefined]).map((measure, index) => ({ type, measure: index > 0 ? measure : undefined })))
  const kinds = kindsOf(types)
  const own = kindsOf([trigger.event_type])
  const choose = (key: string) => {
    const { type, measure: next } = kinds.find((each) => metricKey(each.type, each.measure) === key)!
    // Another measure of the same kind leaves what must hold besides.
    if (condition && more.length > 0 && type === trigger.event_type) return set(condition, { measure: next ?? '' })
    const chosen = newTrigger(type, next)
    // Another measure of the same kind, or another kind of traces, is of the same rows and the same time.
    const kept = { ...(value.filters && type.startsWith('trace:') ? { filters: value.filters } : {}), ...(value.window ? { window: value.window } : {}) }
    onChange({ ...chosen, trigger_configs: [...(chosen.trigger_configs ?? []).map((each) => ({ ...each, config_value: { ...each.config_value, ...kept } })), ...(trigger.trigger_configs?.filter((each) => each.type === 'scope:project') ?? [])] })
  }
  const kindSelect = (label: string, config: TriggerConfig | undefined, of: typeof kinds, onKey: (key: string) => void) => (
    <select className="select" aria-label={label} value={metricKey(trigger.event_type, measureOf(trigger.event_type, config?.config_value))} onChange={(event) => onKey(event.target.value)}>
      {of.map((each) => (
        <option key={metricKey(each.type, each.measure)} value={metricKey(each.type, each.measure)}>
          {t(`alerts.events.${metricKey(each.type, each.measure)}`)}
        </option>
      ))}
    </select>
  )
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
          {kindSelect(t('alerts.event', { position }), condition, kinds, choose)}
          {condition && <Clause type={trigger.event_type} config={condition} onChange={(change) => set(condition, change)} />}
        </div>
        {more.map((config, index) => (
          <div className="acond" role="group" aria-label={t('alerts.andCondition', { at: index + 2, position })} key={index}>
            <span className="t3">{t('alerts.and')}</span>
            {kindSelect(t('alerts.andEvent', { at: index + 2, position }), config, own, (key) => set(config, { measure: own.find((each) => metricKey(each.type, each.measure) === key)?.measure ?? '' }))}
            <Clause
              type={trigger.event_type}
              config={config}
              onChange={(change) => set(config, change)}
              onRemove={{ label: t('alerts.removeAnd', { at: index + 2, position }), run: () => onChange({ ...trigger, trigger_configs: trigger.trigger_configs?.filter((each) => each !== config) ?? [] }) }}
            />
          </div>
        ))}
        {condition ? (
          <div>
            <button className="btn sm ghost" onClick={onAnd}>
              <Icon of={Plus} size={12} />
              {t('alerts.andMore')}
            </button>
          </div>
        ) : (
          <p className="t2 fs12">{t('alerts.atOnce')}</p>
        )}
      </section>
      {condition && isMeasured(trigger.event_type) && <Preview projectId={projectId} type={trigger.event_type} trigger={trigger} value={value} onThreshold={(threshold) => set(condition, { threshold })} />}
    </>
  )
}
