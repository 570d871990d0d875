import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { JsonView } from '../../components/JsonView'
import { LogLines, type LogLine } from '../../components/LogLines'
import { Markdown } from '../../components/Markdown'
import * as f from '../../lib/format'
import { hasEnded, logsQuery, type Job } from './api'
import { outputOf } from './inputs'
import { TraceBars } from './TraceBars'

interface Props {
  job: Job
  past: Job[]
  onChoose: (id: string) => void
}

/** One run: what it printed, its trace while it grows, and what came out. */
export function RunView({ job, past, onChoose }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const log = useQuery(logsQuery(client, job.id))
  const lines = useMemo(() => linesOf(log.data ?? []), [log.data])
  const output = outputOf(job.result)
  const ended = hasEnded(job)
  const took = job.started_at ? Date.parse(job.completed_at ?? new Date().toISOString()) - Date.parse(job.started_at) : null
  return (
    <div className="runv" data-testid="agent-result">
      {lines.length > 0 ? <LogLines lines={lines} label={t('agents.log')} /> : <p className="t3 fs12 pad lognone">{t(ended ? 'agents.noLog' : 'agents.noLogYet')}</p>}
      <div className="oh">
        <h2>{t('agents.trace')}</h2>
        {job.trace_id && <span className="mono t3 fs12">{f.shortId(job.trace_id)}</span>}
        {ended && <span className="t3 fs12">{f.duration(took)}</span>}
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
        {job.trace_id && (
          <Link className="btn sm" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={{ trace: job.trace_id, range: 'all' } as never}>
            {t('agents.openTrace')}
          </Link>
        )}
      </div>
      <TraceBars traceId={job.trace_id} projectId={projectId} live={!ended} />
      <div className="outp" tabIndex={0} role="region" aria-label={t('agents.output')}>
        <h2 className="h3">{t('agents.output')}</h2>
        {job.error ? (
          <p className="err pre">{job.error}</p>
        ) : output === undefined || output === null ? (
          <p className="t3">{t(ended ? 'agents.noOutput' : 'agents.noOutputYet')}</p>
        ) : typeof output === 'string' ? (
          <Markdown text={output} />
        ) : (
          <JsonView value={output} name={t('agents.output')} />
        )}
      </div>
    </div>
  )
}

const WARN = /\bwarn(ing)?\b/i
const ERROR = /\b(error|exception|traceback|fatal)\b/i

/** What a stream printed comes in pieces; lines are put together again. */
function linesOf(pieces: { stream: string; text: string }[]): LogLine[] {
  const lines: LogLine[] = []
  const open = new Map<string, string>()
  const close = (text: string) => text.trim() !== '' && lines.push({ text, level: ERROR.test(text) ? 'error' : WARN.test(text) ? 'warn' : 'info' })
  for (const { stream, text } of pieces) {
    const parts = ((open.get(stream) ?? '') + text).split('\n')
    open.set(stream, parts.pop() ?? '')
    for (const part of parts) close(part)
  }
  for (const rest of open.values()) close(rest)
  return lines
}
