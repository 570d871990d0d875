import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Field } from '../../components/form/Field'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { useHotkeys } from '../../lib/hotkeys'
import { createAlert, replaceAlert } from './api'
import { Condition } from './Condition'
import { Destination } from './Destination'
import { partsOf, withAnd, withPart, type Part } from './groups'
import { Pace } from './Pace'
import { changed, changesOf, newTrigger, problemsOf, type AlertDraft, type Problem } from './model'

/** The form of an alert; nothing is stored before Save, which says what is missing. */
export function AlertForm({ alertId, stored, begun, onSaved, children }: { alertId: string | undefined; stored: AlertDraft; begun?: AlertDraft | undefined; onSaved: () => void; children?: ReactNode }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { projectId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const toast = useToast()
  const [draft, setDraft] = useState<AlertDraft | null>(begun ?? null)
  const [tried, setTried] = useState(false)
  const alert = draft ?? stored
  const change = (next: Partial<AlertDraft>) => setDraft({ ...alert, ...next })
  const parts = partsOf(alert.triggers)
  // Several thresholds end and are told each by themselves, and keep what clients have said of that.
  const only = parts.length === 1 && parts[0]!.group.length === 1 ? parts[0] : undefined
  const problems = problemsOf(alert)
  const wrong = (problem: Problem) => (tried && problems.includes(problem) ? t(`alerts.problems.${problem}`) : undefined)
  const changes = changesOf(alert, stored)
  const save = async () => {
    setTried(true)
    if (problems.length > 0) return
    try {
      await (alertId ? replaceAlert(alertId, alert) : createAlert(alert))
      await client.invalidateQueries({ queryKey: ['alerts'] })
      toast(t('alerts.saved', { name: alert.name }))
      onSaved()
    } catch (error) {
      toast(t('alerts.notSaved', { reason: errorText(error) }), true)
    }
  }
  useHotkeys({ 'Mod+Enter': () => void save() })
  const trouble = wrong('threshold') ?? wrong('score') ?? wrong('triggers')
  return (
    <>
      <div className="aform" tabIndex={0} role="region" aria-label={t('alerts.form')}>
        {parts.map((part, index) => (
          <Condition
            key={index}
            projectId={projectId}
            position={index + 1}
            trigger={part.trigger}
            onChange={(next) => change({ triggers: withPart(alert.triggers, part, next) })}
            onAnd={() => change({ triggers: withPart(alert.triggers, part, withAnd(part, alert.triggers)) })}
            onRemove={parts.length > 1 ? () => change({ triggers: withPart(alert.triggers, part, undefined) }) : undefined}
          />
        ))}
        <section className="amore">
          {trouble && (
            <p className="err fs12" role="alert">
              {trouble}
            </p>
          )}
          <button className="btn sm ghost" onClick={() => change({ triggers: [...alert.triggers, newTrigger('trace:cost')] })}>
            <Icon of={Plus} size={12} />
            {t('alerts.or')}
          </button>
        </section>
        <section className="apace">
          <Field label={t('alerts.name')} error={wrong('name')}>
            {(control) => <input {...control} className="input" maxLength={255} value={alert.name} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
          {only && (
            <Pace
              trigger={only.trigger}
              config={only.group[0]!}
              wrong={wrong('end')}
              onChange={(next) => change({ triggers: withPart(alert.triggers, only, withValue(only, next)) })}
            />
          )}
        </section>
        <Destination alert={alert} alertId={alertId} change={change} wrong={wrong('url')} />
        {children}
      </div>
      <footer className="afoot">
        <span className="t3 fs12">{changes > 0 ? t('alerts.changes', { count: changes }) : alertId ? t('alerts.asSaved') : ''}</span>
        <span className="grow" />
        <button className="btn ghost" disabled={changes === 0} onClick={() => setDraft(null)}>
          {t('alerts.discard')}
        </button>
        <button className="btn primary" onClick={() => void save()}>
          {t('alerts.save')} <Kbd of="Mod↵" />
        </button>
      </footer>
    </>
  )
}

const withValue = ({ group, trigger }: Part, change: Record<string, string>) => ({
  ...trigger,
  trigger_configs: trigger.trigger_configs?.map((each) => (each === group[0] ? { ...each, config_value: changed(each.config_value, change) } : each)) ?? [],
})
