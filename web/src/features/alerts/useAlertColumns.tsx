import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Switch } from '../../components/form/Switch'
import { useErrorText } from '../../components/PageStates'
import { column } from '../../components/table/column'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'
import { replaceAlert } from './api'
import { Days } from './Days'
import type { Alert, AlertStanding } from './model'
import { StateMark, StateNote } from './StateMark'
import { useTriggerText } from './useTriggerText'

/** Name and condition, how it stands, seven days, where it goes, and the switch. */
export function useAlertColumns(states: Map<string, AlertStanding> | undefined) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const triggerText = useTriggerText()
  return useMemo(() => {
    const turn = async (alert: Alert, enabled: boolean) => {
      try {
        await replaceAlert(alert.id, { ...alert, enabled })
        await client.invalidateQueries({ queryKey: ['alerts'] })
      } catch (error) {
        toast(t('alerts.notSaved', { reason: errorText(error) }), true)
      }
    }
    return [
      column<Alert>('name', { label: 'alerts.cols.name', width: '100%', sort: 'name', fixed: true }, (alert) => (
        <Link className="aname" to="/$workspace/projects/$projectId/alerts/$alertId" params={{ workspace, projectId, alertId: alert.id }} search>
          <span className="w5 trunc">{alert.name}</span>
          <small className="trunc">{alert.triggers.map((trigger) => triggerText(trigger)).join('; ')}</small>
        </Link>
      )),
      column<Alert>('state', { label: 'alerts.cols.state', width: 148, path: null }, (alert) => {
        const standing = states?.get(alert.id)
        return (
          standing && (
            <span className="a2">
              <StateMark state={standing.state} />
              <small className="trunc">
                <StateNote standing={standing} />
              </small>
            </span>
          )
        )
      }),
      column<Alert>('days', { label: 'alerts.cols.days', width: 112, path: null }, (alert) => <Days standing={states?.get(alert.id)} />),
      column<Alert>('to', { label: 'alerts.cols.to', width: 132, drop: 1, path: 'webhook.url' }, (alert) => (
        <span className="t2 trunc" title={alert.webhook.url}>
          {alert.webhook.name || `${t(`alerts.to.${alert.alert_type}`)}, ${hostOf(alert.webhook.url)}`}
        </span>
      )),
      column<Alert>('created_by', { label: 'alerts.cols.by', width: 120, hidden: true, path: 'created_by' }, (alert) => <span className="t2 trunc">{alert.created_by ?? f.NONE}</span>),
      column<Alert>('enabled', { label: 'alerts.cols.on', width: 56 }, (alert) => <Switch on={alert.enabled} label={t('alerts.onNamed', { name: alert.name })} onChange={(on) => void turn(alert, on)} />),
    ]
  }, [t, workspace, projectId, client, toast, errorText, triggerText, states])
}

function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
