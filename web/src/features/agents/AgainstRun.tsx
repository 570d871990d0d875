import { Link, useParams } from '@tanstack/react-router'
import { Columns2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import type { Job } from './api'

/** Leads to the comparison with the run before this one that has a trace. */
export function AgainstRun({ job, past }: { job: Job; past: Job[] }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const before = past
    .filter((each) => each.id !== job.id && each.agent_name === job.agent_name && each.trace_id && Date.parse(each.created_at) < Date.parse(job.created_at))
    .sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))[0]
  if (!before?.trace_id || !job.trace_id) return null
  return (
    <Link className="btn sm" to="/$workspace/projects/$projectId/logs/compare" params={{ workspace, projectId }} search={{ a: before.trace_id, b: job.trace_id } as never} title={t('agents.againstTitle')}>
      <Icon of={Columns2} size={12} />
      {t('agents.against', { time: f.time(before.created_at) })}
    </Link>
  )
}
