import { X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Field } from '../../components/form/Field'
import { Icon } from '../../components/Icon'
import { ModelPicker } from '../playground/parts/ModelPicker'
import { ALGORITHMS, SETTINGS } from './algorithms'
import type { StudioDraft } from './draft'

interface Props {
  draft: StudioDraft
  wrong: (part: 'algorithm' | 'reasoning') => string | undefined
  change: (change: Partial<StudioDraft>) => void
  onAddProvider: () => void
}

/** How candidates are found: the algorithm, what can be set of it, and the model that writes them. */
export function AlgorithmFields({ draft, wrong, change, onAddProvider }: Props) {
  const { t } = useTranslation()
  const set = (name: string, text: string) => {
    const { [name]: _, ...others } = draft.settings
    change({ settings: text === '' ? others : { ...others, [name]: Number(text) } })
  }
  return (
    <>
      <div className="salgos" role="radiogroup" aria-label={t('studio.algorithm')}>
        {ALGORITHMS.map((each) => (
          <label key={each} className={`salgo ${each === draft.algorithm ? 'on' : ''}`}>
            <input type="radio" name="algorithm" checked={each === draft.algorithm} onChange={() => change({ algorithm: each })} />
            <b className="w5">{t(`studio.algorithms.${each}.name`)}</b>
            <span className="t3 fs12">{t(`studio.algorithms.${each}.help`)}</span>
          </label>
        ))}
      </div>
      <div className="snums">
        {SETTINGS[draft.algorithm].map((setting) => (
          <Field key={`${draft.algorithm} ${setting.name}`} label={<span title={setting.name}>{t(`studio.settings.${setting.name}`)}</span>}>
            {(control) => (
              <input
                {...control}
                className="input num"
                type="number"
                min={setting.min}
                max={setting.max}
                step={setting.whole ? 1 : 'any'}
                placeholder={setting.otherwise || t('studio.byTrials')}
                value={draft.settings[setting.name] ?? ''}
                onChange={({ target }) => set(setting.name, target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      {wrong('algorithm') && (
        <p className="err fs12" role="alert">
          {wrong('algorithm')}
        </p>
      )}
      <div className="field">
        <span className="w5">{t('studio.reasoning')}</span>
        <div className="row sreason">
          <ModelPicker letter={t('studio.reasoningOf')} model={draft.reasoningModel} onChange={(reasoningModel) => change({ reasoningModel })} onAddProvider={onAddProvider} />
          {draft.reasoningModel && (
            <button type="button" className="ibtn sm" aria-label={t('studio.reasoningClear')} title={t('studio.reasoningClear')} onClick={() => change({ reasoningModel: '' })}>
              <Icon of={X} size={14} />
            </button>
          )}
          <span className={`fs12 ${wrong('reasoning') ? 'err' : 't3'}`}>{wrong('reasoning') ?? t('studio.reasoningHelp')}</span>
        </div>
      </div>
    </>
  )
}
