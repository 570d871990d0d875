import { useTranslation } from '../../i18n/useTranslation'
import type { Thread } from '../../api/types'
import * as f from '../../lib/format'
import { preview } from './preview'

/** A thread in the list beside the panel: what it began with, its state, how many turns, its worst score, its age. */
export function ThreadLines({ thread }: { thread: Thread }) {
  const { t } = useTranslation()
  const worst = thread.feedback_scores?.reduce((least, score) => Math.min(least, score.value), Infinity)
  const turns = Math.ceil((thread.number_of_messages ?? 0) / 2)
  const at = thread.last_updated_at ?? thread.end_time
  return (
    <>
      <span className="row">
        <span className={`dot ${thread.status === 'active' ? 'ok' : ''}`} title={thread.status} />
        <span className="w5 trunc grow">{preview(thread, 'input') || thread.id}</span>
      </span>
      <span className="row fs12 thl">
        <span className="mono t3 trunc">{thread.id}</span>
        <span className="t3 nowrap">{t('logs.turns', { count: turns })}</span>
        <span className="grow" />
        {worst !== undefined && Number.isFinite(worst) && <span className="num t2">{f.score(worst)}</span>}
        <span className="t3 nowrap">{f.age(at)}</span>
      </span>
    </>
  )
}
