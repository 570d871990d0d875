import { useQuery } from '@tanstack/react-query'
import { Check, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Field } from '../../components/form/Field'
import { Pairs } from '../../components/form/Pairs'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import { examplesQuery, testAlert, type TestOutcome } from './api'
import { problemsOf, type AlertDraft, type Destination as Kind } from './model'

const KINDS: Kind[] = ['general', 'slack', 'pagerduty']

/** Where an alert goes, and a test that says what the receiver answered, when and how fast. */
export function Destination({ alert, alertId, change, wrong }: { alert: AlertDraft; alertId: string | undefined; change: (next: Partial<AlertDraft>) => void; wrong: string | undefined }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [outcome, setOutcome] = useState<TestOutcome | 'busy' | { failed: string } | null>(null)
  const test = async () => {
    setOutcome('busy')
    try {
      setOutcome(await testAlert({ ...alert, name: alert.name || t('alerts.new'), ...(alertId ? { id: alertId } : {}) }))
    } catch (error) {
      setOutcome({ failed: errorText(error) })
    }
  }
  return (
    <section>
      <header className="row">
        <h3 className="h3">{t('alerts.cols.to')}</h3>
        <span className="grow" />
        <button className="btn sm" disabled={outcome === 'busy' || problemsOf(alert).includes('url')} onClick={() => void test()}>
          {t('alerts.test')}
        </button>
      </header>
      <div className="seg sm" role="group" aria-label={t('alerts.cols.to')}>
        {KINDS.map((each) => (
          <button key={each} className={each === alert.alert_type ? 'on' : ''} aria-pressed={each === alert.alert_type} onClick={() => change({ alert_type: each })}>
            {t(`alerts.to.${each}`)}
          </button>
        ))}
      </div>
      <Field label={t('alerts.url')} error={wrong}>
        {(control) => <input {...control} className="input mono" type="url" value={alert.webhook.url} onChange={(event) => change({ webhook: { ...alert.webhook, url: event.target.value } })} />}
      </Field>
      <div role="status">{outcome === 'busy' ? <p className="t3">{t('alerts.testing')}</p> : outcome && <Answer outcome={outcome} />}</div>
      {alert.alert_type === 'pagerduty' ? (
        <Field label={t('alerts.routingKey')}>
          {(control) => <input {...control} className="input mono" value={alert.metadata?.routing_key ?? ''} onChange={(event) => change({ metadata: { ...alert.metadata, routing_key: event.target.value } })} />}
        </Field>
      ) : (
        <Field label={t('alerts.secret')} help={t('alerts.secretHelp')}>
          {(control) => <input {...control} className="input mono" autoComplete="off" value={alert.webhook.secret_token ?? ''} onChange={(event) => change({ webhook: { ...alert.webhook, secret_token: event.target.value } })} />}
        </Field>
      )}
      <Pairs label={t('alerts.headers')} value={alert.webhook.headers ?? {}} onChange={(headers) => change({ webhook: { ...alert.webhook, headers } })} />
      <Example alert={alert} />
    </section>
  )
}

/** What the first condition would send, before anything was. */
function Example({ alert }: { alert: AlertDraft }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [open, setOpen] = useState(false)
  const examples = useQuery({ ...examplesQuery(alert.alert_type), enabled: open })
  const example = examples.data?.[alert.triggers[0]?.event_type ?? 'trace:errors']
  return (
    <details className="aexample" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('alerts.example')}</summary>
      {examples.isError ? (
        <p className="err">{errorText(examples.error)}</p>
      ) : (
        <pre className="codebox mono apay" tabIndex={0} aria-busy={examples.isPending}>
          {example === undefined ? '' : JSON.stringify(example, null, 2)}
        </pre>
      )}
    </details>
  )
}

function Answer({ outcome }: { outcome: TestOutcome | { failed: string } }) {
  const { t } = useTranslation()
  if ('failed' in outcome) return <p className="err">{t('alerts.outcome.notTried', { reason: outcome.failed })}</p>
  const ok = outcome.status === 'success'
  const took = f.duration(outcome.duration_ms)
  return (
    <div className={`anotice ${ok ? '' : 'bad'}`}>
      <span className={ok ? 'okc' : 'err'}>
        <Icon of={ok ? Check : TriangleAlert} size={14} />
      </span>
      <p>
        <b className="w5">{ok ? t('alerts.outcome.success', { took }) : t('alerts.outcome.failure')}</b>{' '}
        {ok ? t('alerts.outcome.answer', { code: outcome.status_code, at: f.clock(Date.parse(outcome.tested_at)) }) : t('alerts.outcome.reason', { reason: outcome.error_message, took, at: f.clock(Date.parse(outcome.tested_at)) })}
      </p>
      {outcome.request_body && (
        <details>
          <summary>{t('alerts.payload')}</summary>
          <pre className="codebox mono apay" tabIndex={0}>
            {outcome.request_body}
          </pre>
        </details>
      )}
    </div>
  )
}
