import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { Switch } from '../../components/form/Switch'
import type { Automation, ScoreCondition } from './api'
import './annotation.css'

const MOST = 5
const FIRST: ScoreCondition = { score_name: '', operator: '<', value: 0.5 }

/** Items that come by themselves: all conditions of a group, any of the groups. */
export function AutomationForm({ automation, names, onChange }: { automation: Automation | undefined; names: string[]; onChange: (automation: Automation) => void }) {
  const { t } = useTranslation()
  const list = useId()
  const enabled = automation?.enabled ?? false
  const groups = automation?.conditions?.groups ?? []
  const set = (next: { conditions: ScoreCondition[] }[]) => onChange({ ...automation, enabled, conditions: { groups: next.filter((group) => group.conditions.length > 0) } })
  const change = (at: number, index: number, condition: ScoreCondition | null) =>
    set(groups.map((group, i) => (i !== at ? group : { conditions: group.conditions.flatMap((each, j) => (j !== index ? each : (condition ?? []))) })))
  return (
    <fieldset className="field">
      <legend className="sr">{t('annotation.form.automation')}</legend>
      <div className="row">
        <Switch
          on={enabled}
          label={t('annotation.form.automation')}
          onChange={(on) => onChange({ ...automation, enabled: on, conditions: { groups: groups.length > 0 ? groups : [{ conditions: [{ ...FIRST, score_name: names[0] ?? '' }] }] } })}
        />
        <span className="w5">{t('annotation.form.automation')}</span>
      </div>
      <p className="t3">{t('annotation.form.automationHelp')}</p>
      {enabled && (
        <div className="aq-groups">
          <datalist id={list}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          {groups.map((group, at) => (
            <div key={at} className="aq-group">
              {at > 0 && <span className="aq-or t3 fs12">{t('annotation.form.or')}</span>}
              {group.conditions.map((condition, index) => (
                <div className="row" key={index}>
                  <span className="t3 fs12 aq-word">{t(index === 0 ? 'annotation.form.when' : 'annotation.form.and')}</span>
                  <div className="input grow">
                    <input aria-label={t('annotation.form.score')} list={list} maxLength={255} placeholder={t('annotation.form.score')} value={condition.score_name} onChange={(event) => change(at, index, { ...condition, score_name: event.target.value })} />
                  </div>
                  <select className="select aq-op" aria-label={t('annotation.form.operator')} value={condition.operator} onChange={(event) => change(at, index, { ...condition, operator: event.target.value as ScoreCondition['operator'] })}>
                    {['<', '>', '='].map((each) => (
                      <option key={each}>{each}</option>
                    ))}
                  </select>
                  <div className="input aq-num">
                    <input aria-label={t('annotation.form.value')} type="number" step="any" value={condition.value} onChange={(event) => change(at, index, { ...condition, value: Number(event.target.value) })} />
                  </div>
                  <button type="button" className="ibtn sm" aria-label={t('common.remove')} title={t('common.remove')} onClick={() => change(at, index, null)}>
                    <Icon of={X} size={14} />
                  </button>
                </div>
              ))}
              {group.conditions.length < MOST && (
                <button type="button" className="btn ghost sm" onClick={() => set(groups.map((each, i) => (i === at ? { conditions: [...each.conditions, FIRST] } : each)))}>
                  <Icon of={Plus} size={12} />
                  {t('annotation.form.addAnd')}
                </button>
              )}
            </div>
          ))}
          <div className="row">
            {groups.length < MOST && (
              <button type="button" className="btn sm" onClick={() => set([...groups, { conditions: [FIRST] }])}>
                <Icon of={Plus} size={12} />
                {t(groups.length === 0 ? 'annotation.form.addFirst' : 'annotation.form.addOr')}
              </button>
            )}
            <span className="grow" />
            <label className="row t2">
              {t('annotation.form.limit')}
              <span className="input aq-num">
                <input
                  type="number"
                  min={1}
                  placeholder={t('annotation.form.noLimit')}
                  value={automation?.max_items_in_queue ?? ''}
                  onChange={(event) => onChange({ ...automation, enabled, conditions: automation?.conditions ?? { groups: [] }, max_items_in_queue: Math.max(0, Math.round(Number(event.target.value))) || undefined })}
                />
              </span>
            </label>
          </div>
        </div>
      )}
    </fieldset>
  )
}
