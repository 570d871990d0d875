import { Link } from '@tanstack/react-router'
import { Braces, Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { JsonView } from '../../../components/JsonView'
import { Kbd } from '../../../components/Kbd'
import { State, useErrorText } from '../../../components/PageStates'
import * as f from '../../../lib/format'
import type { Queue } from '../api'
import { LaterTurns } from './LaterTurns'
import { Said } from './Said'
import type { Review } from './useReview'
import { RetryButton } from '../../../components/RetryButton'

/** What is to be judged, in the middle of the page. */
export function ItemView({ queue, review, workspace }: { queue: Queue; review: Review; workspace: string }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const scroller = useRef<HTMLDivElement>(null)
  const { item, content, lock, state } = review
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [item?.id])
  if (!item) return <section className="rv-item" />
  const { trace, thread, turns = [], moreTurns = 0 } = content.data ?? {}
  const tags = trace?.tags ?? thread?.tags ?? []
  const duration = trace?.duration ?? thread?.duration
  const facts = [
    thread && t('annotation.review.turns', { count: turns.length + moreTurns }),
    !!trace?.span_count && t('annotation.review.spans', { count: trace.span_count }),
    duration !== undefined && f.durationSummary(duration),
  ].filter(Boolean)
  return (
    <section className="rv-item" aria-label={t('annotation.review.item')}>
      <header className="rv-ih">
        <h2 className="fs14 w6 trunc">{item.title ?? trace?.name ?? f.shortId(item.id)}</h2>
        {tags.slice(0, 2).map((tag) => (
          <span key={tag} className="tag opt">
            {tag}
          </span>
        ))}
        <span className="grow" />
        <span className="t3 fs12 num nowrap opt">{facts.join(', ')}</span>
        <Link
          id="review-open"
          className="btn sm"
          to="/$workspace/projects/$projectId/logs"
          params={{ workspace, projectId: queue.project_id }}
          search={queue.scope === 'thread' ? { logsType: 'threads', thread: item.threadId ?? item.id, range: 'all' } : { logsType: 'traces', trace: item.id, range: 'all' }}
          target="_blank"
        >
          {t(queue.scope === 'thread' ? 'annotation.review.openThread' : 'annotation.review.openTrace')} <Kbd of="O" />
        </Link>
      </header>
      <LockNote state={state} lock={lock} />
      <div className="rv-said" tabIndex={0} role="region" aria-label={t('annotation.review.said')} ref={scroller}>
        <div className="rv-said-in">
          {content.isError && (
            <State title={t('annotation.review.notLoaded')} action={<RetryButton />}>
              {errorText(content.error)}
            </State>
          )}
          {content.isPending && <Skeleton />}
          {turns.map((turn, index) => (
            <Said key={turn.id} trace={turn} last={moreTurns === 0 && index === turns.length - 1} />
          ))}
          {moreTurns > 0 && <LaterTurns key={item.id} queue={queue} item={item} more={moreTurns} />}
          {trace?.metadata !== undefined && trace.metadata !== null && <Metadata value={trace.metadata} />}
        </div>
      </div>
    </section>
  )
}

/** Folded: it is about the run, not what is judged. */
function Metadata({ value }: { value: unknown }) {
  const { t } = useTranslation()
  return (
    <details className="ev">
      <summary>
        <Icon of={Braces} size={14} />
        {t('annotation.review.metadata')}
      </summary>
      <div className="ev-body">
        <JsonView value={value} name={t('annotation.review.metadata')} />
      </div>
    </details>
  )
}

function LockNote({ state, lock }: { state: Review['state']; lock: Review['lock'] }) {
  const { t } = useTranslation()
  if (state === 'done') return null
  const text =
    lock.state === 'taken'
      ? t('annotation.review.taken', { name: lock.by })
      : lock.state === 'complete' || state === 'complete'
        ? t('annotation.review.complete')
        : lock.state === 'gone'
          ? t('annotation.review.gone')
          : lock.state === 'lost'
            ? t('annotation.review.lost')
            : null
  if (!text) return null
  return (
    <p className="rv-note" role="status">
      <Icon of={Lock} size={14} />
      {text}
    </p>
  )
}

function Skeleton() {
  return (
    <div className="skrow" aria-hidden="true">
      {[60, 85, 45, 90, 70].map((width, index) => (
        <p key={index} style={{ margin: '14px 0' }}>
          <span className="skel" style={{ width: `${width}%` }} />
        </p>
      ))}
    </div>
  )
}
