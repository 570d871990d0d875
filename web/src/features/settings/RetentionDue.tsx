import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import { retentionPreviewQuery } from './api'
import { nightKey, nightTime } from './night'

interface Props {
  /** Somebody asked: then it is also told that nothing goes. */
  asked: boolean
  nameOf: (id: string) => string
}

/** What the next run takes, and the way to it. */
export function RetentionDue({ asked, nameOf }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { workspace = 'default' } = useParams({ strict: false })
  const preview = useQuery(retentionPreviewQuery())
  const due = preview.data?.next_run
  const nothing = !due || (due.traces === 0 && due.attachments === 0)
  if (preview.isError && asked) return <p className="err set-empty">{errorText(preview.error)}</p>
  if (!due || (nothing && !asked)) return null
  const when = t(`settings.retention.${nightKey(due.at)}`, { time: nightTime(due.at) })
  if (nothing) return <p className="t3 set-empty" role="status">{t('settings.retention.nothingGoes', { when })}</p>
  const used = preview.data?.used_by_experiments ?? 0
  const parts = [
    due.traces > 0 && t('settings.retention.traceCount', { count: due.traces, traces: f.count(due.traces) }),
    due.attachments > 0 && t('settings.retention.fileBytes', { bytes: f.bytes(due.attachment_bytes) }),
  ].filter((part): part is string => Boolean(part))
  // The amount is what to look at: it stands bold within the sentence.
  const [before, after] = t('settings.retention.goes', { when, what: '\n' }).split('\n')
  return (
    <div className="set-due" role="status">
      <Icon of={TriangleAlert} size={14} className="wrn" />
      <span className="grow">
        {before}
        <b>{parts.join(t('settings.retention.and'))}</b>
        {after}
        {due.in_datasets > 0 && ' ' + t('settings.retention.inDatasets', { count: due.in_datasets, traces: f.count(due.in_datasets) })}
        {used > 0 && ' ' + t('settings.retention.used', { count: used, traces: f.count(used) })}
      </span>
      <span className="set-ways">
        {due.projects.map((project) => (
          <Link
            key={project.project_id}
            className="btn sm"
            to="/$workspace/projects/$projectId/logs"
            params={{ workspace, projectId: project.project_id }}
            search={{ logsType: 'traces', range: `${project.from ?? ''}/${project.before}` } as never}
          >
            {due.projects.length === 1 ? t('settings.retention.show') : t('settings.retention.showOf', { name: nameOf(project.project_id), traces: f.count(project.traces) })}
          </Link>
        ))}
      </span>
    </div>
  )
}
