import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { currentWorkspace } from '../../api/client'
import { fetchPage, type ListParams } from '../../api/runs'
import type { ChangeEvent, Level, Page, Span, Thread, Trace } from '../../api/types'
import type { RowSource } from '../../components/table/rowSource'
import { useServerList } from '../../components/table/useServerList'
import { uuidTime } from '../../lib/format'
import { iso } from '../../lib/range'

export type LogRow = Trace | Span | Thread

export interface LogList extends RowSource<LogRow> {
  /** How many rows wait above the list. */
  fresh: number
  takeFresh: () => void
  /** Rows after this instant are left out, as in the rows shown. */
  until: string | undefined
  identity: string
  refresh: (event: ChangeEvent) => void
}

/**
 * The rows of Logs. What was written after the list was opened stays out of it (`anchor`) and is only counted, so no row
 * moves under the pointer.
 */
export function useLogList(level: Level, params: ListParams, newestFirst: boolean): LogList {
  const client = useQueryClient()
  const [turn, setTurn] = useState(0)
  const anchors = useRef(new Map<string, number>())
  const identity = JSON.stringify([currentWorkspace(), level, params, turn])

  const load = async (page: number, size: number, signal: AbortSignal): Promise<Page<LogRow>> => {
    const anchor = anchors.current.get(identity)
    const to = anchor !== undefined && (!params.to_time || anchor < Date.parse(params.to_time)) ? iso(anchor) : params.to_time
    const answer = await fetchPage(level, { ...params, to_time: to }, page, size, signal)
    if (page === 1 && anchor === undefined && level !== 'threads') {
      const newest = newestFirst ? uuidTime(answer.content[0]?.id ?? '') : null
      anchors.current.set(identity, newest === null ? Date.now() : newest + 1)
    }
    return answer
  }
  const rows = useServerList<LogRow>(['runs', identity], load, { frozen: true })

  const anchor = anchors.current.get(identity)
  const ready = rows.status === 'success' && !rows.updating
  const countFresh = level !== 'threads' && newestFirst && ready && anchor !== undefined && !params.to_time
  const [waiting, setWaiting] = useState({ identity: '', count: 0 })

  const refresh = useCallback(
    (event: ChangeEvent) => {
      if (level === 'threads') {
        const changed = event.threads ?? 0
        if (changed > 0) setWaiting((now) => ({ identity, count: (now.identity === identity ? now.count : 0) + changed }))
        return
      }
      // What is in view takes its new values where it stands; the anchor keeps new rows out.
      void client.refetchQueries({ queryKey: ['list', 'runs', identity], type: 'active' })
      if (!countFresh) return
      // Counted by the server, so that filters and updates of known rows do not inflate it.
      fetchPage(level, { ...params, from_time: iso(anchor) }, 1, 1).then(
        (page) => setWaiting({ identity, count: page.total }),
        () => undefined, // the next event asks again
      )
    },
    [client, level, params, countFresh, anchor, identity],
  )
  return {
    ...rows,
    fresh: waiting.identity === identity ? waiting.count : 0,
    until: iso(anchor),
    identity,
    takeFresh: () => setTurn((now) => now + 1),
    refresh,
  }
}
