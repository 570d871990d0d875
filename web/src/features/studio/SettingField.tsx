import { useTranslation } from '../../i18n/useTranslation'
import { Field } from '../../components/form/Field'
import type { Setting, Value } from './algorithms'

interface Props {
  setting: Setting
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** One parameter of an algorithm; empty is what the server does by itself, which stands there in grey. */
export function SettingField({ setting, value, onChange }: Props) {
  const { t } = useTranslation()
  const label = <span title={setting.name}>{t(`studio.settings.${setting.name}`)}</span>
  if (setting.kind === 'choice')
    return (
      <Field label={label}>
        {(control) => (
          <select {...control} className="select" value={String(value ?? setting.choices[0])} onChange={({ target }) => onChange(setting.choices.slice(1).find((each) => String(each) === target.value))}>
            {setting.choices.map((each) => (
              <option key={String(each)} value={String(each)}>
                {t(`studio.choices.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    )
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input num"
          type="number"
          min={setting.min}
          max={setting.max}
          step={setting.kind === 'whole' ? 1 : 'any'}
          placeholder={setting.otherwise || t('studio.byTrials')}
          value={typeof value === 'number' ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
        />
      )}
    </Field>
  )
}
