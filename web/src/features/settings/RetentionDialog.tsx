import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import { retentionPreviewQuery, type Retention } from './api'

interface Props {
  retention: Retention
  projectId?: string
  /** Name of the project; undefined: the workspace. */
  where: string | undefined
  onSet: () => void
  onClose: () => void
}

/** Asks before traces are deleted, and says how many that would be. */
export function RetentionDialog({ retention, projectId, where, onSet, onClose }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const preview = useQuery(retentionPreviewQuery(retention, projectId))
  const { next_day: due = 0, older = 0 } = preview.data ?? {}
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('settings.retention.title', { period: t(`settings.retention.${retention}`) })}
      description={t('settings.retention.warning', { where: where ?? t('settings.retention.workspace') })}
      actions={
        <button
          className="btn danger"
          onClick={() => {
            onSet()
            onClose()
          }}
        >
          {t('settings.retention.set')}
        </button>
      }
    >
      <p role="status">
        {preview.isPending && t('settings.retention.counting')}
        {preview.isError && errorText(preview.error)}
        {preview.data && (
          <>
            <b>{due > 0 ? t('settings.retention.due', { count: due, traces: f.count(due) }) : t('settings.retention.noneDue')}</b>
            {older > 0 && ' ' + t('settings.retention.stay', { count: older, traces: f.count(older) })}
          </>
        )}
      </p>
    </Dialog>
  )
}
