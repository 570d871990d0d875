import { useEffect, useState } from 'react'
import { ApiError } from '../../../api/client'
import { lockItem, type Queue } from '../api'

export type LockState = 'asking' | 'held' | 'taken' | 'complete' | 'gone' | 'lost'

/** Claims an item while it is open and extends the claim at half its time, so that nobody else starts on it. */
export function useItemLock(queue: Queue, itemId: string | undefined, wanted: boolean): { state: LockState; by: string | undefined } {
  const [lock, setLock] = useState<{ item: string; state: LockState; by?: string } | null>(null)
  const { id, lock_timeout_seconds: seconds } = queue
  useEffect(() => {
    if (!itemId || !wanted) return
    let ended = false
    const claim = () =>
      lockItem(id, itemId).then(
        (answer) => {
          if (ended) return
          const state = answer.acquired ? 'held' : answer.locked_by ? 'taken' : 'complete'
          setLock({ item: itemId, state, ...(answer.acquired ? {} : { by: answer.locked_by }) })
        },
        (error: unknown) => {
          if (!ended) setLock({ item: itemId, state: error instanceof ApiError && error.status === 404 ? 'gone' : 'lost' })
        },
      )
    void claim()
    const timer = setInterval(() => void claim(), Math.max(1, seconds / 2) * 1000)
    return () => {
      ended = true
      clearInterval(timer)
    }
  }, [id, itemId, wanted, seconds])
  return lock && lock.item === itemId ? { state: lock.state, by: lock.by } : { state: 'asking', by: undefined }
}
