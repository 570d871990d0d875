import { Link, useParams } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { TopBar } from '../../../components/TopBar'
import * as f from '../../../lib/format'
import type { Queue } from '../api'
import { queuesOf } from '../parent'
import { othersAt, stateOf } from './reviewItems'
import type { QueueProgress } from './useQueueProgress'

/** Nothing is left for this person: what was done, and what others still have. */
export function Outcome({ queue, data, onGoOn }: { queue: Queue; data: QueueProgress; onGoOn: () => void }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const { items, progress } = data
  const open = items.filter((item) => stateOf(item.id, progress, queue.annotators_per_item) === 'open').length
  const held = items.filter((item) => stateOf(item.id, progress, queue.annotators_per_item) === 'locked' && othersAt(item.id, progress).length > 0).length
  return (
    <>
      <TopBar title={queue.name} parent={queuesOf(t, queue)} />
      <div className="rv-end" role="status">
        <span className="rv-ok">
          <Icon of={Check} />
        </span>
        <h2 className="rv-title">{t(open > 0 ? 'annotation.review.paused' : 'annotation.review.finished')}</h2>
        <p className="t2">
          {t('annotation.review.judged', { count: progress.mine.size, n: f.count(progress.mine.size), total: f.count(items.length) })}
          {held > 0 && ` ${t('annotation.review.held', { count: held })}`}
        </p>
        <div className="row">
          {open > 0 && (
            <button className="btn primary" onClick={onGoOn}>
              {t('annotation.review.goOn')}
            </button>
          )}
          <Link className="btn" to="/$workspace/projects/$projectId/annotation-queues/$queueId" params={{ workspace, projectId: queue.project_id, queueId: queue.id }}>
            {t('annotation.review.toQueue')}
          </Link>
        </div>
      </div>
    </>
  )
}
