import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../components/form/Field'
import { Switch } from '../../components/form/Switch'
import { Icon } from '../../components/Icon'
import { State, useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import { useHotkeys } from '../../lib/hotkeys'
import { alertQuery, createAlert, replaceAlert, testAlert, type TestOutcome } from './api'
import './alerts.css'
import { Condition } from './Condition'
import { EVENTS, MEASURED, newAlert, newTrigger, problemsOf, type AlertDraft, type Destination, type EventType } from './model'

const DESTINATIONS: Destination[] = ['general', 'slack', 'pagerduty']

/** One alert: what it watches, drawn over the last seven days, and whom it tells. */
export function AlertPage() {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { workspace = 'default', projectId = '', alertId = 'new' } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const toast = useToast()
  const isNew = alertId === 'new'
  const stored = useQuery({ ...alertQuery(alertId), enabled: !isNew })
  const [draft, setDraft] = useState<AlertDraft | null>(null)
  const [tried, setTried] = useState(false)
  const [outcome, setOutcome] = useState<TestOutcome | 'busy' | null>(null)
  const alert = draft ?? stored.data ?? (isNew ? newAlert(projectId) : null)
  const change = (next: Partial<AlertDraft>) => alert && setDraft({ ...alert, ...next })
  const problems = alert ? problemsOf(alert) : []
  const wrong = (problem: (typeof problems)[number]) => (tried && problems.includes(problem) ? t(`alerts.problems.${problem}`) : undefined)
  const save = async () => {
    setTried(true)
    if (!alert || problems.length > 0) return
    try {
      await (isNew ? createAlert(alert) : replaceAlert(alertId, alert))
      await client.invalidateQueries({ queryKey: ['list', 'alerts'] })
      await client.invalidateQueries({ queryKey: ['alerts'] })
      toast(t('alerts.saved', { name: alert.name }))
      void navigate({ to: '/$workspace/projects/$projectId/alerts', params: { workspace, projectId } })
    } catch (error) {
      toast(t('alerts.notSaved', { reason: errorText(error) }), true)
    }
  }
  const test = async () => {
    if (!alert) return
    setOutcome('busy')
    try {
      setOutcome(await testAlert({ ...alert, name: alert.name || t('alerts.new'), ...(isNew ? {} : { id: alertId }) }))
    } catch (error) {
      setOutcome({ status: 'failure', error_message: errorText(error) })
    }
  }
  useHotkeys({ 'Mod+Enter': () => void save() })
  const parent = { label: t('nav.alerts'), to: '/$workspace/projects/$projectId/alerts' as const }
  if (!alert) {
    return (
      <>
        <TopBar title={t('alerts.alert')} parent={parent} />
        {stored.isError ? <State title={t('alerts.notFound')}>{errorText(stored.error)}</State> : <div className="state" aria-busy="true" />}
      </>
    )
  }
  return (
    <>
      <TopBar title={alert.name || t('alerts.new')} parent={parent}>
        <button className="btn primary" onClick={() => void save()}>
          {t('alerts.save')} <span className="kbd">⌘↵</span>
        </button>
      </TopBar>
      <div className="aform" tabIndex={0} role="region" aria-label={t('alerts.alert')}>
        <section>
          <Field label={t('alerts.name')} error={wrong('name')}>
            {(control) => <input {...control} className="input" maxLength={255} value={alert.name} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
          <div className="row">
            <Switch on={alert.enabled} label={t('alerts.on')} onChange={(enabled) => change({ enabled })} />
            <span>{t('alerts.on')}</span>
          </div>
        </section>
        <section>
          <h2 className="w6">{t('alerts.conditions')}</h2>
          {alert.triggers.map((trigger, index) => (
            <div className="atrig" key={index}>
              <div className="row">
                <select
                  className="select"
                  aria-label={t('alerts.event', { position: index + 1 })}
                  value={trigger.event_type}
                  onChange={(event) => change({ triggers: alert.triggers.map((each, i) => (i === index ? newTrigger(event.target.value as EventType) : each)) })}
                >
                  {[...MEASURED, ...EVENTS].map((type) => (
                    <option key={type} value={type}>
                      {t(`alerts.events.${type.replace(':', '_')}`)}
                    </option>
                  ))}
                </select>
                <span className="grow" />
                {alert.triggers.length > 1 && (
                  <button className="ibtn sm" aria-label={t('alerts.remove', { position: index + 1 })} onClick={() => change({ triggers: alert.triggers.filter((_, i) => i !== index) })}>
                    <Icon of={X} size={14} />
                  </button>
                )}
              </div>
              <Condition projectId={projectId} trigger={trigger} onChange={(next) => change({ triggers: alert.triggers.map((each, i) => (i === index ? next : each)) })} />
            </div>
          ))}
          {(wrong('threshold') ?? wrong('score') ?? wrong('triggers')) && (
            <p className="err fs12" role="alert">
              {wrong('threshold') ?? wrong('score') ?? wrong('triggers')}
            </p>
          )}
          <button className="btn sm ghost" onClick={() => change({ triggers: [...alert.triggers, newTrigger('trace:cost')] })}>
            <Icon of={Plus} size={12} />
            {t('alerts.or')}
          </button>
        </section>
        <section>
          <h2 className="w6">{t('alerts.cols.to')}</h2>
          <div className="seg" role="group" aria-label={t('alerts.cols.to')}>
            {DESTINATIONS.map((each) => (
              <button key={each} className={each === alert.alert_type ? 'on' : ''} aria-pressed={each === alert.alert_type} onClick={() => change({ alert_type: each })}>
                {t(`alerts.to.${each}`)}
              </button>
            ))}
          </div>
          <Field label={t('alerts.url')} error={wrong('url')}>
            {(control) => <input {...control} className="input mono" type="url" value={alert.webhook.url} onChange={(event) => change({ webhook: { ...alert.webhook, url: event.target.value } })} />}
          </Field>
          {alert.alert_type === 'pagerduty' ? (
            <Field label={t('alerts.routingKey')}>
              {(control) => <input {...control} className="input mono" value={alert.metadata?.routing_key ?? ''} onChange={(event) => change({ metadata: { ...alert.metadata, routing_key: event.target.value } })} />}
            </Field>
          ) : (
            <Field label={t('alerts.secret')} help={t('alerts.secretHelp')}>
              {(control) => <input {...control} className="input mono" autoComplete="off" value={alert.webhook.secret_token ?? ''} onChange={(event) => change({ webhook: { ...alert.webhook, secret_token: event.target.value } })} />}
            </Field>
          )}
          <div className="row">
            <button className="btn" disabled={outcome === 'busy' || problems.includes('url')} onClick={() => void test()}>
              {t('alerts.test')}
            </button>
            <span role="status" className={outcome && outcome !== 'busy' && outcome.status === 'failure' ? 'err' : 't2'}>
              {outcome === 'busy' ? '…' : outcome && t(`alerts.outcome.${outcome.status}`, { code: outcome.status_code ?? '', reason: outcome.error_message ?? outcome.status_code ?? '' })}
            </span>
          </div>
          {outcome && outcome !== 'busy' && outcome.request_body && (
            <details>
              <summary>{t('alerts.payload')}</summary>
              <pre className="codebox mono apay" tabIndex={0}>
                {outcome.request_body}
              </pre>
            </details>
          )}
        </section>
      </div>
    </>
  )
}
