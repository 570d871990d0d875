import { useNavigate, useParams } from '@tanstack/react-router'
import { Check, CircleHelp, TriangleAlert } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Dialog } from '../../../components/Dialog'
import { Icon } from '../../../components/Icon'
import { Kbd } from '../../../components/Kbd'
import { Markdown } from '../../../components/Markdown'
import { TopBar } from '../../../components/TopBar'
import * as f from '../../../lib/format'
import type { Definition } from '../../../api/definitions'
import type { Queue } from '../api'
import { queuesOf } from '../parent'
import { ItemList, type ListTab } from './ItemList'
import { ItemView } from './ItemView'
import { othersOf } from './others'
import { ReviewKeys } from './ReviewKeys'
import { ScoreForm } from './ScoreForm'
import { useReview } from './useReview'
import { useReviewKeys } from './useReviewKeys'
import type { QueueProgress } from './useQueueProgress'

interface Props {
  queue: Queue
  definitions: Definition[]
  data: QueueProgress
  itemId: string
  go: (id: string | null, replace?: boolean) => void
}

/** List, item and form side by side; everything has a key. */
export function Workbench({ queue, definitions, data, itemId, go }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const navigate = useNavigate()
  const [tab, setTab] = useState<ListTab>('all')
  const [guide, setGuide] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const review = useReview(queue, definitions, data, itemId, go)
  const { items, progress } = data
  const shown = useMemo(
    () => (tab === 'all' ? items : items.filter((item) => progress.mine.has(item.id) === (tab === 'done'))),
    [items, progress.mine, tab],
  )
  useReviewKeys(review, definitions, shown, box, () => setGuide(true))
  const done = progress.mine.size
  const people = new Set(Object.values(progress.locks).flat())
  const minutes = review.each === null ? null : Math.ceil((review.each * (items.length - done)) / 60_000)
  const leave = () => void navigate({ to: '/$workspace/projects/$projectId/annotation-queues/$queueId', params: { workspace, projectId: queue.project_id, queueId: queue.id } })
  return (
    <>
      <TopBar title={queue.name} parent={queuesOf(t, queue)}>
        <span className="row opt rv-people" aria-hidden="true">
          {[...people].slice(0, 4).map((name) => (
            <span key={name} className="av" title={name}>
              {initials(name)}
            </span>
          ))}
        </span>
        {people.size > 0 && <span className="t3 fs12 opt">{t('annotation.review.now', { count: people.size })}</span>}
        <ReviewKeys />
      </TopBar>
      <div className="bar rv-bar">
        <div className="row grow rv-progress">
          <span className="t2 num fs12 nowrap">
            <b className="w6">{f.count(done)}</b> {t('annotation.review.ofDone', { total: f.count(items.length) })}
          </span>
          <div className="prog" role="progressbar" aria-label={t('annotation.columns.progress')} aria-valuenow={done} aria-valuemin={0} aria-valuemax={items.length}>
            <i style={{ width: `${items.length > 0 ? (done / items.length) * 100 : 0}%` }} />
          </div>
          {minutes !== null && review.each !== null && (
            <span className="t3 fs12 num opt">{t('annotation.review.pace', { minutes, seconds: Math.round(review.each / 1000) })}</span>
          )}
        </div>
        <span className="row fs12 t3 opt" role="status">
          {review.saving === 'failed' ? (
            <span className="row err">
              <Icon of={TriangleAlert} size={14} />
              {t('annotation.review.unsaved')}
            </span>
          ) : review.saving ? (
            <>
              {review.saving === 'saved' ? <Icon of={Check} size={14} className="okc" /> : <span className="spin" />}
              {t(`common.${review.saving}`)}
            </>
          ) : null}
        </span>
        <button className="btn" onClick={() => setGuide(true)}>
          <Icon of={CircleHelp} size={14} />
          {t('annotation.review.guidelines')} <Kbd of="G" />
        </button>
        <button className="btn ghost" onClick={leave}>
          {t('annotation.review.leave')}
        </button>
      </div>
      <div className="rv">
        <ItemList items={items} shown={shown} progress={progress} annotators={queue.annotators_per_item} current={itemId} tab={tab} onTab={setTab} workspace={workspace} queueId={queue.id} />
        <ItemView queue={queue} review={review} workspace={workspace} />
        <ScoreForm
          definitions={definitions}
          answers={review.draft.answers}
          active={review.active}
          onActive={review.setActive}
          onAnswer={review.answer}
          disabled={!review.writable}
          comment={review.draft.comment}
          comments={queue.comments_enabled}
          box={box}
          others={othersOf(progress.user, review.content.data)}
          done={review.state === 'done'}
          ready={review.ready}
          onComment={review.comment}
          onSubmit={review.submit}
          onSkip={review.skip}
          onBack={review.back}
        />
      </div>
      <Dialog open={guide} onOpenChange={setGuide} title={t('annotation.review.guidelines')} wide actions={null}>
        {queue.instructions ? <Markdown text={queue.instructions} /> : <p className="t3">{t('annotation.review.noGuidelines')}</p>}
      </Dialog>
    </>
  )
}

const initials = (name: string): string =>
  name
    .split(/[\s._-]+/)
    .slice(0, 2)
    .map((part) => part.slice(0, 1).toUpperCase())
    .join('')
