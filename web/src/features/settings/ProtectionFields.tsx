import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { projectsQuery } from '../../api/projects'
import { useTranslation } from '../../i18n/useTranslation'
import { Checkbox } from '../../components/form/Checkbox'
import { Switch } from '../../components/form/Switch'
import { suitesQuery } from './api'
import type { ProtectionDraft } from './protectionDraft'

/** Whether an environment is protected, which suites it asks for, and whether programs are refused too. */
export function ProtectionFields({ value, wrong, onChange }: { value: ProtectionDraft; wrong: boolean; onChange: (value: ProtectionDraft) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <fieldset className="set-prot">
      <div className="row">
        <span className="grow">
          <span className="w5">{t('settings.protection.protected')}</span>
          <span className="t3 fs12 set-sub">{t('settings.protection.protectedHelp')}</span>
        </span>
        <Switch on={value.on} label={t('settings.protection.protected')} onChange={(on) => onChange({ ...value, on })} />
      </div>
      {value.on && (
        <>
          <Suites chosen={value.suites} onChange={(suites) => onChange({ ...value, suites })} />
          <div className="row">
            <label htmlFor={`${id}rate`} className="grow">
              <span className="w5">{t('settings.protection.rate')}</span>
              <span className={`${wrong ? 'err' : 't3'} fs12 set-sub`} id={`${id}help`}>
                {t(wrong ? 'settings.protection.rateWrong' : 'settings.protection.rateHelp')}
              </span>
            </label>
            <div className={`input set-num ${wrong ? 'invalid' : ''}`}>
              <input id={`${id}rate`} aria-describedby={`${id}help`} aria-invalid={wrong || undefined} inputMode="decimal" value={value.percent} onChange={(event) => onChange({ ...value, percent: event.target.value })} />
              <span className="t3">%</span>
            </div>
          </div>
          <div className="row">
            <span className="grow">
              <span className="w5">{t('settings.protection.enforce')}</span>
              <span className="t3 fs12 set-sub">{t('settings.protection.enforceHelp')}</span>
            </span>
            <Switch on={value.enforce} label={t('settings.protection.enforce')} onChange={(enforce) => onChange({ ...value, enforce })} />
          </div>
        </>
      )}
    </fieldset>
  )
}

function Suites({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const { t } = useTranslation()
  const suites = useQuery(suitesQuery())
  const projects = useQuery(projectsQuery())
  const nameOf = (id: string | undefined) => projects.data?.content.find((project) => project.id === id)?.name
  return (
    <div className="field" role="group" aria-label={t('settings.protection.suites')}>
      <b className="w5">{t('settings.protection.suites')}</b>
      <div className="set-suites">
        {suites.isPending && <span className="skel" style={{ width: '60%' }} />}
        {suites.data?.length === 0 && <span className="t3 fs12">{t('settings.protection.noSuites')}</span>}
        {suites.data?.map((suite) => (
          <Checkbox key={suite.id} on={chosen.includes(suite.id)} onChange={(on) => onChange(on ? [...chosen, suite.id] : chosen.filter((each) => each !== suite.id))}>
            <span title={suite.name}>
              {suite.name} <span className="t3 fs12">{nameOf(suite.project_id)}</span>
            </span>
          </Checkbox>
        ))}
      </div>
      <p className="t3">{t('settings.protection.suitesHelp')}</p>
    </div>
  )
}
