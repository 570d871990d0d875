import { useTranslation } from '../../i18n/useTranslation'
import { Field } from '../../components/form/Field'
import { isMeasured, measureOf, metricKey, type Trigger, type TriggerConfig } from './model'
import { useWindowText } from './useWindowText'

const REPEATS = [300, 900, 1800, 3600, 21_600, 86_400, 604_800]

/** Where the one threshold of an alert ends once it was met, and how often it is told while it goes on; blank: at the threshold, with its window. */
export function Pace({ trigger, config, wrong, onChange }: { trigger: Trigger; config: TriggerConfig; wrong: string | undefined; onChange: (change: Record<string, string>) => void }) {
  const { t } = useTranslation()
  const windowText = useWindowText()
  const { config_value: value } = config
  const repeats = !value.repeat || REPEATS.includes(Number(value.repeat)) ? REPEATS : [Number(value.repeat), ...REPEATS]
  if (!isMeasured(trigger.event_type)) return null
  return (
    <>
      <Field label={t(value.operator === '<' ? 'alerts.endsAbove' : 'alerts.endsBelow')} error={wrong}>
        {(control) => (
          <div className={`input ${wrong ? 'invalid' : ''}`}>
            <input {...control} inputMode="decimal" placeholder={value.threshold} value={value.end_threshold ?? ''} onChange={(event) => onChange({ end_threshold: event.target.value })} />
            <span className="t3">{t(`alerts.units.${metricKey(trigger.event_type, measureOf(trigger.event_type, value))}`)}</span>
          </div>
        )}
      </Field>
      <Field label={t('alerts.repeats')}>
        {(control) => (
          <select {...control} className="select" value={value.repeat ?? ''} onChange={(event) => onChange({ repeat: event.target.value })}>
            <option value="">{t('alerts.repeatsUsual', { window: windowText(Number(value.window)) })}</option>
            {repeats.map((seconds) => (
              <option key={seconds} value={seconds}>
                {windowText(seconds)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}
