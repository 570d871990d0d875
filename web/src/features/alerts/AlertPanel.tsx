import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useParams, useSearch } from '@tanstack/react-router'
import { SidePanel } from '../../components/panel/SidePanel'
import { PageError, Waiting } from '../../components/PageStates'
import { AlertForm } from './AlertForm'
import { AlertMenu } from './AlertMenu'
import { alertQuery } from './api'
import type { AlertSearch } from './alertSearch'
import { newAlert, proposed, type AlertDraft, type AlertStanding } from './model'
import { StateMark } from './StateMark'
import { useTriggerText } from './useTriggerText'

interface Props {
  alertId: string
  standing: AlertStanding | undefined
  /** What a new one begins as. */
  copied: AlertDraft | undefined
  onClose: () => void
  onSaved: () => void
  onDuplicate: (stored: AlertDraft) => void
  onDelete: () => void
  children: ReactNode
}

/** One alert beside the list: what it watches, drawn over the past, and whom it tells. */
export function AlertPanel({ alertId, standing, copied, onClose, onSaved, onDuplicate, onDelete, children }: Props) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const { propose } = useSearch({ strict: false }) as AlertSearch
  const triggerText = useTriggerText()
  const isNew = alertId === 'new'
  const begun = copied ??
    (propose && { ...newAlert(projectId), name: triggerText(proposed(propose), true), triggers: [proposed(propose)] })
  const stored = useQuery({ ...alertQuery(alertId), enabled: !isNew })
  const title = isNew ? t('alerts.new') : (stored.data?.name ?? t('alerts.alert'))
  return (
    <SidePanel
      label={t('alerts.alert')}
      kind="alert"
      title={title}
      notes={standing && standing.state !== 'quiet' && <StateMark state={standing.state} badge />}
      actions={stored.data && <AlertMenu alertId={alertId} standing={standing} onDuplicate={() => onDuplicate(stored.data)} onDelete={onDelete} />}
      onClose={onClose}
    >
      {isNew ? (
        <AlertForm alertId={undefined} stored={newAlert(projectId)} begun={begun} onSaved={onSaved} />
      ) : stored.data ? (
        <AlertForm alertId={alertId} stored={stored.data} onSaved={onSaved}>
          {children}
        </AlertForm>
      ) : stored.isError ? (
        <PageError whole={false} error={stored.error} gone={t('alerts.gone')} failed={t('alerts.notFound')} back={{ label: t('nav.alerts'), to: '/$workspace/projects/$projectId/alerts' }} />
      ) : (
        <Waiting />
      )}
    </SidePanel>
  )
}
