import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { JsonView } from '../../components/JsonView'
import { Markdown } from '../../components/Markdown'
import { hasEnded, type Job, type JobOutput } from './api'
import { outputOf } from './inputs'
import { KeepRun } from './KeepRun'
import { usePart } from './usePart'

const NEAR_END = 20

/** What came out of a run: growing while it goes on, then the result; of a run without one, how far it came. */
export function RunOutput({ job, projectId }: { job: Job; projectId: string }) {
  const { t } = useTranslation()
  const part = usePart(job)
  const ended = hasEnded(job)
  const box = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const [streamed, setStreamed] = useState(false)
  if (part && !ended && !streamed) setStreamed(true)
  useLayoutEffect(() => {
    if (part && !ended && following.current && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [part, ended])
  return (
    <div
      className="outp"
      ref={box}
      tabIndex={0}
      role="region"
      aria-label={t('agents.output')}
      onScroll={({ currentTarget: now }) => {
        following.current = now.scrollTop + now.clientHeight >= now.scrollHeight - NEAR_END
      }}
    >
      <div className="row">
        <h2 className="h3">{t('agents.output')}</h2>
        {part && <span className="t3 fs12 num" data-testid="agent-output-state">{t(ended ? 'agents.outputCut' : 'agents.outputGrows', { size: sizeOf(part, t) })}</span>}
        <span className="grow" />
        {ended && job.trace_id && <KeepRun traceId={job.trace_id} projectId={projectId} name={job.agent_name ?? ''} />}
      </div>
      {job.error && <p className="err pre">{job.error}</p>}
      {part ? (
        <p className="pre" data-testid="agent-output-part">
          {part.text}
          {!ended && <span className="caret" aria-hidden="true" />}
        </p>
      ) : (
        !job.error && <Result job={job} />
      )}
      {/* One sentence at the end: what grows twice a second is not read out. */}
      <p className="sr" aria-live="polite">
        {streamed && ended && t('agents.outputEnded')}
      </p>
    </div>
  )
}

function Result({ job }: { job: Job }) {
  const { t } = useTranslation()
  const output = outputOf(job.result)
  if (output === undefined || output === null) return <p className="t3">{t(hasEnded(job) ? 'agents.noOutput' : 'agents.noOutputYet')}</p>
  return typeof output === 'string' ? <Markdown text={output} /> : <JsonView value={output} name={t('agents.output')} />
}

const sizeOf = ({ text, tokens }: JobOutput, t: ReturnType<typeof useTranslation>['t']) =>
  tokens === undefined || tokens === null ? t('agents.characters', { count: text.length }) : t('agents.tokens', { count: tokens })
