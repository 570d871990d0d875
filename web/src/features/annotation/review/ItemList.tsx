import { Check, Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../../components/Icon'
import { useFixedRows } from '../../../components/useFixedRows'
import * as f from '../../../lib/format'
import type { ReviewSearch } from '../feature'
import { othersAt, stateOf, type Progress, type ReviewItem } from './reviewItems'

export type ListTab = 'all' | 'todo' | 'done'

interface Props {
  items: ReviewItem[]
  shown: ReviewItem[]
  progress: Progress
  annotators: number
  current: string | undefined
  tab: ListTab
  onTab: (tab: ListTab) => void
  workspace: string
  queueId: string
}

const ROW = 30

/** The items of the queue, virtual: any length, each a link. */
export function ItemList({ items, shown, progress, annotators, current, tab, onTab, workspace, queueId }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const { total, indexes, show } = useFixedRows({ count: shown.length, height: ROW, scroller })
  const at = shown.findIndex((item) => item.id === current)
  useEffect(() => {
    if (at >= 0) show(at)
  }, [show, at])
  const done = progress.mine.size
  const counts: Record<ListTab, number> = { all: items.length, todo: items.length - done, done }
  return (
    <aside className="rv-list" aria-label={t('annotation.review.queue')}>
      <div className="row rv-lh">
        <div className="seg sm" role="group" aria-label={t('annotation.review.show')}>
          {(['all', 'todo', 'done'] as const).map((each) => (
            <button key={each} className={tab === each ? 'on' : ''} aria-pressed={tab === each} onClick={() => onTab(each)}>
              {t(`annotation.review.${each}`)} <small>{f.countShort(counts[each])}</small>
            </button>
          ))}
        </div>
      </div>
      <div className="rv-items" ref={scroller} tabIndex={0} role="region" aria-label={t('annotation.review.items')}>
        <ol style={{ height: total }}>
          {indexes.map((index) => {
            const item = shown[index]!
            const state = item.id === current ? 'cur' : stateOf(item.id, progress, annotators)
            const by = state === 'locked' ? othersAt(item.id, progress)[0] : undefined
            const label = t(`annotation.state.${state}`)
            return (
              <li key={item.id} style={{ transform: `translateY(${index * ROW}px)` }} aria-setsize={shown.length} aria-posinset={index + 1}>
                <Link
                  to="/$workspace/sme"
                  params={{ workspace }}
                  search={(now: ReviewSearch) => ({ ...now, queueId, item: item.id, stage: 'review' as const })}
                  className={`qi ${state}`}
                  aria-current={item.id === current}
                  title={item.title ?? item.id}
                >
                  <span className={`qs ${state}`} title={label}>
                    {(state === 'done' || state === 'complete') && <Icon of={Check} size={12} />}
                    {state === 'locked' && <Icon of={Lock} size={12} />}
                    <span className="sr">{label}</span>
                  </span>
                  <span className="trunc grow">{item.title ?? f.shortId(item.id)}</span>
                  {by && <span className="t3 fs11">{by}</span>}
                </Link>
              </li>
            )
          })}
        </ol>
        {shown.length === 0 && <p className="t3 rv-none">{t('annotation.review.noItems')}</p>}
      </div>
    </aside>
  )
}
