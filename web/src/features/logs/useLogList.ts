import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { fetchPage } from '../../api/runs'
import type { ChangeEvent, Page } from '../../api/types'
import type { RowSource } from '../../components/table/rowSource'
import { useServerList } from '../../components/table/useServerList'
import { iso } from '../../lib/range'
import { mayAdd, touches } from './changes'
import { anchorOf, fetchRows, identityOf, type ListOf, type LogRow } from './listPages'

export type { LogRow } from './listPages'

export interface LogList extends RowSource<LogRow> {
  /** How many rows wait above the list. */
  fresh: number
  /** Rows after this instant are left out, as in the rows shown. */
  until: string | undefined
  identity: string
  refresh: (event: ChangeEvent) => void
}

/**
 * The rows of Logs. What was written after the list was opened stays out of it (`anchor`) and is only counted, so no row
 * moves under the pointer.
 */
export function useLogList(list: ListOf): LogList {
  const client = useQueryClient()
  const { level, params, newestFirst } = list
  const identity = identityOf(list)
  const rows = useServerList<LogRow>(['runs', identity], (page, size, signal) => fetchRows(list, page, size, signal), { frozen: true })

  const anchor = anchorOf(identity)
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
      const pages = ['list', 'runs', identity]
      const shows = (trace: string) =>
        client.getQueriesData<Page<LogRow>>({ queryKey: pages }).some(([, page]) => page?.content.some((row) => ('trace_id' in row ? row.trace_id : row.id) === trace))
      if (touches(event, shows)) void client.refetchQueries({ queryKey: pages, type: 'active' })
      if (!countFresh || !mayAdd(event)) return
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
    refresh,
  }
}
