import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { currentWorkspace } from '../../../api/client'
import { projectStream } from '../../../api/stream'
import { fetchProgress, reviewQuery, type Queue } from '../api'
import { itemsOf, progressFrom, shuffledFor, type Progress, type ReviewItem } from './reviewItems'

const PAUSE_MS = 1000

export interface QueueProgress {
  items: ReviewItem[]
  progress: Progress
  /** Notes at once what this page has just done. */
  mark: (id: string, mine: boolean) => void
}

/** The items of a queue once, and what has been judged whenever the server tells of scores or of people at work. */
export function useQueueProgress(queue: Queue): { data: QueueProgress | undefined; error: unknown; isPending: boolean; refetch: () => unknown } {
  const client = useQueryClient()
  const { id, project_id: projectId } = queue
  const review = useQuery(reviewQuery(id))
  const key = useMemo(() => ['queue-progress', currentWorkspace(), id], [id])
  const latest = useQuery<Progress>({
    queryKey: key,
    queryFn: ({ signal }) => fetchProgress(id, signal).then(progressFrom),
    enabled: false,
    ...(review.data ? { initialData: () => progressFrom(review.data) } : {}),
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void client.refetchQueries({ queryKey: key })
      }, PAUSE_MS)
    }
    const stop = projectStream(projectId).listen({
      opened: look,
      change: ({ scores, lists }) => {
        if (scores || lists?.includes('annotation-queues')) look()
      },
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client, projectId, key])

  const mark = useCallback(
    (item: string, mine: boolean) =>
      client.setQueryData<Progress>(key, (now) => {
        if (!now || now.mine.has(item) === mine) return now
        const set = new Set(now.mine)
        if (mine) set.add(item)
        else set.delete(item)
        return { ...now, mine: set, judged: new Map(now.judged).set(item, Math.max(0, (now.judged.get(item) ?? 0) + (mine ? 1 : -1))) }
      }),
    [client, key],
  )
  const shared = queue.annotators_per_item > 1
  const items = useMemo(() => {
    if (!review.data) return undefined
    const all = itemsOf(review.data)
    // What only one judges keeps the order in which it was put there.
    return shared ? shuffledFor(review.data.user, all) : all
  }, [review.data, shared])
  const progress = latest.data
  const data = useMemo(() => (items && progress ? { items, progress, mark } : undefined), [items, progress, mark])
  return { data, error: review.error, isPending: review.isPending, refetch: review.refetch }
}
