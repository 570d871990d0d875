import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveLists } from '../../api/lists'
import { EmptyState } from '../../components/EmptyState'
import { Switch } from '../../components/form/Switch'
import { Icon } from '../../components/Icon'
import { BulkDelete } from '../../components/list/BulkDelete'
import { EntityList } from '../../components/list/EntityList'
import { useDeferredDelete, withoutRows } from '../../components/list/useDeferredDelete'
import { useListState } from '../../components/list/useListState'
import { useErrorText } from '../../components/PageStates'
import { column } from '../../components/table/column'
import { useSelection } from '../../components/table/useSelection'
import { useServerList } from '../../components/table/useServerList'
import { useToast } from '../../components/Toasts'
import { TopBar } from '../../components/TopBar'
import type { Field } from '../../lib/filters'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { deleteAlerts, fetchAlerts, replaceAlert } from './api'
import './alerts.css'
import { Days } from './Days'
import type { Alert } from './model'
import { useTriggerText } from './useTriggerText'

const ALERT = '/$workspace/projects/$projectId/alerts/$alertId'
const FIELDS: Field[] = [{ field: 'name', kind: 'text', words: ['name'] }]

/** The alerts of a project, with what their conditions would have met in the last seven days. */
export function AlertsPage() {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const triggerText = useTriggerText()
  const state = useListState(FIELDS)
  useLiveLists('alerts')
  const { search, filters, ...params } = state.params
  const named = search ? JSON.stringify([...(state.filters ?? []), { field: 'name', operator: 'contains', value: search }]) : filters
  const all = useServerList<Alert>(['alerts', projectId, state.params], (page, size, signal) => fetchAlerts(projectId, { page, size, filters: named, ...params }, signal))
  const removal = useDeferredDelete('alerts', deleteAlerts)
  const list = withoutRows(all, removal.hidden)
  const selection = useSelection(list, JSON.stringify(state.params))
  const columns = useMemo(() => {
    const turn = async (alert: Alert, enabled: boolean) => {
      try {
        await replaceAlert(alert.id, { ...alert, enabled })
        await client.invalidateQueries({ queryKey: ['list', 'alerts'] })
      } catch (error) {
        toast(t('alerts.notSaved', { reason: errorText(error) }), true)
      }
    }
    return [
      column<Alert>('name', { label: 'alerts.cols.name', width: '24%', sort: 'name', fixed: true }, (alert) => (
        <Link className="w5 trunc" to={ALERT} params={{ workspace, projectId, alertId: alert.id }}>
          {alert.name}
        </Link>
      )),
      column<Alert>('when', { label: 'alerts.cols.when', width: '32%' }, (alert) => <span className="t2">{alert.triggers.map(triggerText).join('; ')}</span>),
      column<Alert>('days', { label: 'alerts.cols.days', width: 150, drop: 1 }, (alert) => <Days projectId={projectId} alert={alert} />),
      column<Alert>('to', { label: 'alerts.cols.to', width: '20%', drop: 2 }, (alert) => (
        <span className="t2">
          {t(`alerts.to.${alert.alert_type}`)} {hostOf(alert.webhook.url)}
        </span>
      )),
      column<Alert>('author', { label: 'alerts.cols.author', width: 110, drop: 2 }, (alert) => <span className="t2">{alert.created_by ?? f.NONE}</span>),
      column<Alert>('enabled', { label: 'alerts.cols.on', width: 64 }, (alert) => <Switch on={alert.enabled} label={t('alerts.onNamed', { name: alert.name })} onChange={(on) => void turn(alert, on)} />),
    ]
  }, [t, workspace, projectId, client, toast, errorText, triggerText])
  useHotkeys({ n: () => void navigate({ to: ALERT, params: { workspace, projectId, alertId: 'new' } }) })
  const create = (
    <Link className="btn primary" to={ALERT} params={{ workspace, projectId, alertId: 'new' }}>
      <Icon of={Plus} size={14} />
      {t('alerts.new')}
    </Link>
  )
  return (
    <>
      <TopBar title={t('nav.alerts')}>{create}</TopBar>
      <EntityList
        id="alerts"
        name={t('nav.alerts')}
        list={list}
        state={state}
        columns={columns}
        placeholder={t('alerts.find')}
        selection={selection}
        cardHeight={84}
        bulk={
          <BulkDelete selection={selection} removal={removal} label={t('alerts.delete', { count: selection.count })} done={t('alerts.deleted', { count: selection.count })} />
        }
        empty={<EmptyState title={t('alerts.emptyTitle')} text={t('alerts.empty')} action={create} />}
        onOpen={(alert) => void navigate({ to: ALERT, params: { workspace, projectId, alertId: alert.id } })}
      />
    </>
  )
}

function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
