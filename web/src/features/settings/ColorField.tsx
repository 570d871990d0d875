import { useTranslation } from '../../i18n/useTranslation'

/** Colours that are told apart in both themes. */
export const COLORS = ['#1b5bda', '#0f8a5f', '#b26a00', '#8658da', '#03999f', '#cb4f8e', '#c22826', '#727b8a']

export function ColorField({ value, onChange }: { value: string | undefined; onChange: (color: string) => void }) {
  const { t } = useTranslation()
  return (
    <fieldset className="field set-colors">
      <legend>{t('settings.color')}</legend>
      <div className="row" role="radiogroup" aria-label={t('settings.color')}>
        {[...new Set(value && !COLORS.includes(value.toLowerCase()) ? [value, ...COLORS] : COLORS)].map((color) => (
          <button
            key={color}
            type="button"
            role="radio"
            aria-checked={value?.toLowerCase() === color.toLowerCase()}
            aria-label={color}
            className="set-color"
            style={{ background: color }}
            onClick={() => onChange(color)}
          />
        ))}
      </div>
    </fieldset>
  )
}
