import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { retentionPreviewQuery, type Retention } from './api'

/** What the rule of the workspace deletes in the next 24 hours. */
export function RetentionDue({ retention }: { retention: Retention }) {
  const { t } = useTranslation()
  const preview = useQuery(retentionPreviewQuery(retention))
  if (!preview.data || preview.data.next_day === 0) return null
  const { next_day: due, used_by_experiments: used } = preview.data
  return (
    <p className="set-due">
      <Icon of={TriangleAlert} size={14} className="wrn" />
      <span>
        {t('settings.retention.due', { count: due, traces: f.count(due) })}
        {used > 0 && ' ' + t('settings.retention.used', { count: used, traces: f.count(used) })}
      </span>
    </p>
  )
}
