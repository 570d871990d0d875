import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useProjectEvents } from '../../api/events'
import type { ChangeEvent, TreeColumns } from '../../api/types'
import { store, stored } from '../../lib/storage'
import { addChanges, touches } from './changes'
import type { LogList } from './useLogList'
import type { LogsState } from './useLogsState'
import type { Live } from './LogViewBar'

const LIST_EVERY_MS = 1500
const FIGURES_EVERY_MS = 10_000
/** Lists that the page shows beside its rows. */
const FOLLOWED = new Set(['saved-views', 'bulk-actions', 'environments'])
const RATE_OVER_MS = 10_000
const LARGE_TREE = 5_000
const LARGE_TREE_EVERY_MS = 15_000

/** Turns change events into refreshes, at most one in a while for each kind of data. */
export function useLive(state: LogsState, list: LogList): Live {
  const client = useQueryClient()
  const [on, setOn] = useState(() => stored('live', true))
  const [rate, setRate] = useState(0)
  const waiting = useRef<ChangeEvent | null>(null)
  const seen = useRef<{ at: number; count: number }[]>([])
  const lastFigures = useRef(Date.now())
  const { refresh } = list
  const latest = useRef(refresh)
  useEffect(() => {
    latest.current = refresh
  })

  const connection = useProjectEvents(state.projectId, on, (event) => {
    for (const name of event.lists ?? []) if (FOLLOWED.has(name)) void client.invalidateQueries({ queryKey: [name] })
    waiting.current = addChanges(waiting.current, event)
    seen.current.push({ at: Date.now(), count: event[state.level] ?? 0 })
  })

  useEffect(() => {
    const timer = setInterval(() => {
      const now = Date.now()
      seen.current = seen.current.filter((each) => now - each.at < RATE_OVER_MS)
      setRate((seen.current.reduce((sum, each) => sum + each.count, 0) * 1000) / RATE_OVER_MS)
      const event = waiting.current
      if (!event || document.hidden) return
      waiting.current = null
      latest.current(event)
      refreshTrace(client, state.search.trace, event, now)
      refreshThread(client, state.search.thread, event)
      if (now - lastFigures.current < FIGURES_EVERY_MS) return
      lastFigures.current = now
      for (const key of ['logs-histogram', 'logs-figures', 'logs-counts']) void client.invalidateQueries({ queryKey: [key] })
    }, LIST_EVERY_MS)
    return () => clearInterval(timer)
  }, [client, state.search.trace, state.search.thread])

  return {
    on,
    state: connection,
    rate,
    toggle: () => {
      store('live', !on)
      setOn(!on)
    },
  }
}

/** The open trace takes what was written since. A large tree is fetched again only once in a while. */
function refreshTrace(client: QueryClient, trace: string | undefined, event: ChangeEvent, now: number): void {
  if (!trace || !touches(event, (id) => id === trace)) return
  void client.invalidateQueries({ queryKey: ['trace'], predicate: (query) => query.queryKey[2] === trace })
  void client.invalidateQueries({
    queryKey: ['tree'],
    predicate: (query) => {
      const spans = (query.state.data as TreeColumns | undefined)?.spans.id.length ?? 0
      return query.queryKey[2] === trace && (spans < LARGE_TREE || now - query.state.dataUpdatedAt > LARGE_TREE_EVERY_MS)
    },
  })
}

/** The open thread takes its next turn and what was scored; the words of turns that are there do not change. */
function refreshThread(client: QueryClient, thread: string | undefined, event: ChangeEvent): void {
  if (!thread || !(event.traces || event.threads || event.scores || event.spans)) return
  for (const key of ['thread', 'thread-turns'])
    void client.invalidateQueries({ queryKey: [key], predicate: (query) => query.queryKey[3] === thread })
}
