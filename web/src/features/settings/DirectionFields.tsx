import { useTranslation } from '../../i18n/useTranslation'
import { Field } from '../../components/form/Field'
import type { DefinitionDraft } from './definitionDraft'

const WAYS = ['', 'higher', 'lower'] as const

/** Which way is better, and from where on a value is tinted. */
export function DirectionFields({ draft, onChange }: { draft: DefinitionDraft; onChange: (part: Partial<DefinitionDraft>) => void }) {
  const { t } = useTranslation()
  const limit = (member: 'warn' | 'error') => (
    <Field label={t(`settings.definitions.${draft.polarity === 'lower' ? 'above' : 'below'}.${member}`)}>
      {(control) => (
        <div className="input">
          <input {...control} type="number" step="any" placeholder={t('settings.definitions.none')} value={draft[member]} onChange={(event) => onChange({ [member]: event.target.value })} />
        </div>
      )}
    </Field>
  )
  return (
    <>
      <div className="seg set-types" role="radiogroup" aria-label={t('settings.definitions.better')}>
        {WAYS.map((way) => (
          <button key={way} type="button" role="radio" aria-checked={draft.polarity === way} className={draft.polarity === way ? 'on' : ''} onClick={() => onChange({ polarity: way })}>
            {t(`settings.definitions.ways.${way || 'none'}`)}
          </button>
        ))}
      </div>
      {draft.polarity && (
        <div className="set-two">
          {limit('warn')}
          {limit('error')}
        </div>
      )}
    </>
  )
}
