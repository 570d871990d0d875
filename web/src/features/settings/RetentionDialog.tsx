import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import { retentionPreviewQuery, type RetentionChange } from './api'

interface Props {
  change: RetentionChange
  /** Name of the project; undefined: the workspace. */
  where: string | undefined
  onSet: () => void
  onClose: () => void
}

/** Asks before data are deleted, and says how much that would be. */
export function RetentionDialog({ change, where, onSet, onClose }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const preview = useQuery(retentionPreviewQuery(change))
  const kind = change.attachments ? 'attachments' : change.scored ? 'scored' : 'traces'
  const period = change.attachments ?? change.scored ?? change.retention ?? 'unlimited'
  const { next_day: due = 0, older = 0, day } = preview.data ?? {}
  const files = day?.attachments ?? 0
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={period === 'none' ? t(`settings.retention.ends.${kind}`) : t(`settings.retention.titles.${kind}`, { period: t(`settings.retention.${period}`) })}
      description={t(`settings.retention.warnings.${kind}`, { where: where ?? t('settings.retention.workspace') })}
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
        {preview.data && kind === 'attachments' && <b>{files > 0 ? t('settings.retention.filesDue', { count: files, files: f.count(files), bytes: f.bytes(day?.attachment_bytes ?? 0) }) : t('settings.retention.noFilesDue')}</b>}
        {preview.data && kind !== 'attachments' && (
          <>
            <b>{due > 0 ? t('settings.retention.due', { count: due, traces: f.count(due) }) : t('settings.retention.noneDue')}</b>
            {older > 0 && ' ' + t('settings.retention.stay', { count: older, traces: f.count(older) })}
          </>
        )}
      </p>
    </Dialog>
  )
}
