import { X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { ModelPicker } from '../playground/parts/ModelPicker'
import { ALGORITHMS, SETTINGS, type Value } from './algorithms'
import type { StudioDraft } from './draft'
import { SettingField } from './SettingField'

interface Props {
  draft: StudioDraft
  wrong: (part: 'algorithm' | 'reasoning') => string | undefined
  change: (change: Partial<StudioDraft>) => void
  onAddProvider: () => void
}

/** How candidates are found: the algorithm, what can be set of it, and the model that writes them. */
export function AlgorithmFields({ draft, wrong, change, onAddProvider }: Props) {
  const { t } = useTranslation()
  const set = (name: string, value: Value | undefined) => {
    const { [name]: _, ...others } = draft.settings
    change({ settings: value === undefined ? others : { ...others, [name]: value } })
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
          <SettingField key={`${draft.algorithm} ${setting.name}`} setting={setting} value={draft.settings[setting.name]} onChange={(value) => set(setting.name, value)} />
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
