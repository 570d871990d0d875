import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useQuery } from '@tanstack/react-query'
import type { Comment, Thread } from '../../api/types'
import { Sparkline } from '../../components/Sparkline'
import * as f from '../../lib/format'
import { userQuery, type Entity } from '../trace/api'
import { Comments } from '../trace/Comments'
import { ScoreTable } from '../trace/ScoreTable'
import type { Turns } from './api'

/** More lines than these are not compared by eye. */
const MOST_LINES = 5

/** What people and rules say about the whole thread, and how it went over the turns. */
export function ThreadSide({ thread, entity, turns }: { thread: Thread & { comments?: Comment[] }; entity: Entity; turns: Turns | undefined }) {
  const { t } = useTranslation()
  const user = useQuery(userQuery())
  const scores = thread.feedback_scores ?? []
  const lines = useMemo(() => (turns ? overTurns(turns) : []), [turns])
  return (
    <aside className="sd" aria-label={t('threads.about')} tabIndex={0}>
      <section>
        <h3 className="h3">{t('threads.scores')}</h3>
        {scores.length > 0 ? (
          <ScoreTable entity={entity} scores={scores} narrow />
        ) : (
          <p className="t3 fs12">{t(thread.status === 'active' ? 'threads.noScoresYet' : 'threads.noScores')}</p>
        )}
      </section>
      {lines.length > 0 && (
        <section>
          <h3 className="h3">{t('threads.overTurns')}</h3>
          {lines.slice(0, MOST_LINES).map((line) => (
            <div className="ot8" key={line.name}>
              <span className="t2 trunc">{line.own ? line.name : t(`threads.${line.name}`)}</span>
              <span className="sr">{t('threads.lastValue', { value: line.written(line.values.at(-1)!) })}</span>
              <span title={t('threads.lastValue', { value: line.written(line.values.at(-1)!) })}>
                <Sparkline values={line.values} width={110} height={26} color={line.rising ? 'var(--warn)' : 'var(--text-3)'} />
              </span>
            </div>
          ))}
        </section>
      )}
      <section>
        <Comments entity={entity} comments={thread.comments ?? []} user={user.data} />
      </section>
    </aside>
  )
}

interface Line {
  name: string
  own: boolean
  values: number[]
  /** The last turn stands out against the median. */
  rising: boolean
  written: (value: number) => string
}

function overTurns({ turns, series }: Turns): Line[] {
  const scores = series.map(
    ({ name, value }): Line => ({ name, own: true, values: value.filter((each) => each !== null), rising: false, written: f.score }),
  )
  const times = turns.flatMap((turn) => (turn.duration === null ? [] : [turn.duration]))
  const costs = turns.flatMap((turn) => (turn.cost === null ? [] : [turn.cost]))
  return [
    ...scores,
    { name: 'answerTime', own: false, values: times, rising: standsOut(times), written: (value: number) => f.duration(value) },
    { name: 'cost', own: false, values: costs, rising: false, written: (value: number) => f.cost(value) },
  ].filter((line) => line.values.length > 1)
}

function standsOut(values: number[]): boolean {
  const median = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return values.length > 2 && (values.at(-1) ?? 0) > 2 * median
}
