import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { DraftConflict } from '../../components/drafts/DraftConflict'
import { DraftState } from '../../components/drafts/DraftState'
import { Icon } from '../../components/Icon'
import '../prompts/edit.css'
import { TYPES, type ConfigProblem, type ConfigValue, type ValueType } from './config'
import type { Draft } from './useDraft'

interface Props {
  draft: Draft
  problems: Record<number, ConfigProblem>
  onSave: () => void
  onLeave: () => void
}

/** Settings as lines: key, type, value. They are a draft until saved; a run may use them before. */
export function ConfigEditor({ draft, problems, onSave, onLeave }: Props) {
  const { t } = useTranslation()
  const { values, set } = draft
  const change = (index: number, part: Partial<ConfigValue>) => set(values.map((each, at) => (at === index ? { ...each, ...part } : each)))
  const wrong = Object.keys(problems).length > 0
  return (
    <form
      className="cedit"
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.changed && !wrong) onSave()
      }}
    >
      {draft.shared.state === 'conflict' && <DraftConflict draft={draft.shared} />}
      {values.map((value, index) => {
        const problem = problems[index]
        const name = value.key || t('agents.setting', { position: index + 1 })
        return (
          <div className="cline" key={index}>
            <div className={`input ${problem === 'key' || problem === 'twice' ? 'invalid' : ''}`}>
              <input className="mono" aria-label={t('agents.keyOf', { name })} placeholder={t('agents.key')} value={value.key} maxLength={255} onChange={(event) => change(index, { key: event.target.value })} />
            </div>
            <select className="select" aria-label={t('agents.typeOf', { name })} value={value.type} onChange={(event) => change(index, { type: event.target.value as ValueType })}>
              {TYPES.map((type) => (
                <option key={type} value={type}>
                  {t(`agents.types.${type}`)}
                </option>
              ))}
            </select>
            {value.type === 'boolean' ? (
              <select className="select" aria-label={t('agents.valueOf', { name })} value={value.value ?? ''} onChange={(event) => change(index, { value: event.target.value })}>
                {value.value !== 'true' && value.value !== 'false' && <option value={value.value ?? ''} />}
                <option value="true">true</option>
                <option value="false">false</option>
              </select>
            ) : (
              <textarea
                className={`area mono ${problem === 'value' ? 'invalid' : ''}`}
                rows={Math.min(6, (value.value ?? '').split('\n').length)}
                aria-label={t('agents.valueOf', { name })}
                aria-invalid={problem === 'value' || undefined}
                value={value.value ?? ''}
                onChange={(event) => change(index, { value: event.target.value })}
              />
            )}
            <button type="button" className="ibtn" aria-label={`${t('common.remove')}: ${name}`} title={t('common.remove')} onClick={() => set(values.filter((_, at) => at !== index))}>
              <Icon of={Trash2} size={14} />
            </button>
            {problem && <p className="err fs12">{t(`agents.problems.${problem}`)}</p>}
          </div>
        )
      })}
      <div className="row">
        <button type="button" className="btn sm" onClick={() => set([...values, { key: '', type: 'string', value: '' }])}>
          <Icon of={Plus} size={14} />
          {t('agents.addSetting')}
        </button>
        <span className="grow" />
        <DraftState draft={draft.shared} />
      </div>
      <footer className="row pfoot">
        <div className="input grow">
          <input aria-label={t('prompts.note')} placeholder={t('prompts.note')} maxLength={255} value={draft.note} onChange={(event) => draft.setNote(event.target.value)} />
        </div>
        {draft.shared.content && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              draft.discard()
              onLeave()
            }}
          >
            {t('drafts.discard')}
          </button>
        )}
        <button type="button" className="btn" onClick={onLeave}>
          {t(draft.shared.content ? 'common.close' : 'common.cancel')}
        </button>
        <button className="btn primary" disabled={!draft.changed || wrong || values.length === 0}>
          {t('prompts.saveVersion')}
        </button>
      </footer>
    </form>
  )
}
