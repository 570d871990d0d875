import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n/useTranslation'
import { currentWorkspace } from '../../../api/client'
import { useErrorText } from '../../../components/PageStates'
import * as f from '../../../lib/format'
import type { Queue } from '../api'
import { fetchTurns, TURNS } from './judge'
import type { ReviewItem } from './reviewItems'
import { Said } from './Said'

/** The turns of a long conversation after the first that came with it, a page at a time. */
export function LaterTurns({ queue, item, more }: { queue: Queue; item: ReviewItem; more: number }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const later = useInfiniteQuery({
    queryKey: ['review-item', currentWorkspace(), queue.id, item.id, 'later'],
    queryFn: ({ pageParam, signal }) => fetchTurns(queue, item, pageParam, signal).then((page) => page.content),
    initialPageParam: 2,
    getNextPageParam: (last, _, page) => (last.length === TURNS ? page + 1 : undefined),
    enabled: false,
  })
  const turns = later.data?.pages.flat() ?? []
  const left = Math.max(0, more - turns.length)
  return (
    <>
      {turns.map((turn, index) => (
        <Said key={turn.id} trace={turn} last={left === 0 && index === turns.length - 1} />
      ))}
      {later.isError && <p className="err">{errorText(later.error)}</p>}
      {left > 0 && (
        <button className="btn" disabled={later.isFetching} onClick={() => void later.fetchNextPage()}>
          {later.isFetching && <span className="spin" />}
          {t('annotation.review.moreTurns', { count: Math.min(left, TURNS), left: f.count(left) })}
        </button>
      )}
    </>
  )
}
