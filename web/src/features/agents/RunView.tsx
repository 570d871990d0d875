import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { LogLines } from '../../components/LogLines'
import * as f from '../../lib/format'
import { AgainstRun } from './AgainstRun'
import { hasEnded, logsQuery, type Job } from './api'
import { logLines } from './logLines'
import { RunOutput } from './RunOutput'
import { TraceBars } from './TraceBars'
import type { SpanTree } from '../../lib/tree'

interface Props {
  job: Job
  past: Job[]
  /** Its spans so far; null: none yet. */
  tree: SpanTree | null
  onChoose: (id: string) => void
}

/** One run: what it printed, its trace while it grows, and what came out. */
export function RunView({ job, past, tree, onChoose }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const log = useQuery(logsQuery(client, job.id))
  const lines = useMemo(() => logLines(log.data ?? []), [log.data])
  const ended = hasEnded(job)
  return (
    <div className="runv" data-testid="agent-result">
      {lines.length > 0 ? <LogLines lines={lines} label={t('agents.log')} /> : <p className="t3 fs12 pad lognone">{t(ended ? 'agents.noLog' : 'agents.noLogYet')}</p>}
      <div className="oh">
        <h2>{t('agents.trace')}</h2>
        {job.trace_id && <span className="mono t2 fs12">{f.shortId(job.trace_id)}</span>}
        {tree && <span className="t3 fs12">{t(ended ? 'agents.spans' : 'agents.spansSoFar', { count: tree.nodes.length })}</span>}
        <span className="grow" />
        {past.length > 1 && (
          <select className="select sm" aria-label={t('agents.pastRuns')} value={job.id} onChange={(event) => onChoose(event.target.value)}>
            {(past.some((each) => each.id === job.id) ? past : [job, ...past]).map((each) => (
              <option key={each.id} value={each.id}>
                {f.time(each.created_at)} {t(`agents.status.${each.status}`)}
              </option>
            ))}
          </select>
        )}
        {ended && <AgainstRun job={job} past={past} />}
        {job.trace_id && (
          <Link className="btn sm" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={{ trace: job.trace_id, range: 'all' } as never}>
            {t('agents.openTrace')}
          </Link>
        )}
      </div>
      <TraceBars tree={tree} coming={job.trace_id !== undefined || !ended} />
      <RunOutput key={job.id} job={job} projectId={projectId} />
    </div>
  )
}
