import { useTranslation } from '../../i18n/useTranslation'
import type { Thread } from '../../api/types'
import * as f from '../../lib/format'
import { filterByTag } from '../logs/tagFilter'
import type { LogsState } from '../logs/useLogsState'
import type { Entity } from '../trace/api'
import { Fact } from '../trace/Fact'
import { TagEditor } from '../trace/TagEditor'
import type { Turn } from './api'

/** The facts of a thread in one line. */
export function ThreadFacts({ thread, entity, turns: loaded, state }: { thread: Thread; entity: Entity; turns: Turn[] | undefined; state: LogsState }) {
  const { t } = useTranslation()
  const turns = loaded ?? []
  const times = turns.flatMap((turn) => (turn.duration === null ? [] : [turn.duration])).sort((a, b) => a - b)
  const spans = turns.reduce((sum, turn) => sum + turn.spans, 0)
  const last = turns.at(-1)
  return (
    <div className="stripw" tabIndex={0} role="group" aria-label={t('threads.facts')}>
      <dl className="facts strip">
        <Fact name={t('trace.started')}>{f.time(thread.start_time)}</Fact>
        {last && (
          <Fact name={t('threads.lastTurn')}>
            {f.time(last.at)} {thread.status === 'active' && <small>{t('threads.scoredLater')}</small>}
          </Fact>
        )}
        <Fact name={t('threads.turns')} id="turns">
          {loaded ? f.count(turns.length) : '…'} {loaded && <small>{t('threads.spans', { count: spans })}</small>}
        </Fact>
        <Fact name={t('threads.answerTime')} id="duration">
          {times.length > 0 ? (
            <>
              {f.durationSummary(times.reduce((sum, ms) => sum + ms, 0))}{' '}
              <small>{t('threads.median', { time: f.durationSummary(times[Math.floor(times.length / 2)]) })}</small>
            </>
          ) : loaded ? (
            f.NONE
          ) : (
            '…'
          )}
        </Fact>
        <Fact name={t('trace.cost')} id="cost">
          {f.costOfRun(thread.total_estimated_cost)}
        </Fact>
        {thread.environment && <Fact name={t('trace.environment')}>{thread.environment}</Fact>}
        <Fact name={t('trace.tags')}>
          <TagEditor key={entity.id} entity={entity} tags={thread.tags ?? []} onTag={(tag) => filterByTag(state, 'threads', tag)} />
        </Fact>
      </dl>
    </div>
  )
}
