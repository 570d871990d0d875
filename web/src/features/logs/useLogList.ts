import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { currentWorkspace } from '../../api/client'
import { fetchPage, type ListParams } from '../../api/runs'
import type { ChangeEvent, Level, Page, Span, Thread, Trace } from '../../api/types'
import { uuidTime } from '../../lib/format'
import { iso } from '../../lib/range'

export type LogRow = Trace | Span | Thread

const PAGE = 100
/** Browsers draw at most some 30 million pixels; beyond this many rows the filter is the way, not the scroll bar. */
const MOST_ROWS = 400_000

export interface LogList {
  total: number
  estimated: boolean
  rowCount: number
  row: (index: number) => LogRow | undefined
  /** The first page: what widths, thresholds and score columns are derived from. */
  head: LogRow[]
  show: (first: number, last: number) => void
  status: 'pending' | 'error' | 'success'
  error: unknown
  updating: boolean
  tookMs: number | null
  /** How many rows wait above the list. */
  fresh: number
  takeFresh: () => void
  refresh: (event: ChangeEvent) => void
  retry: () => void
  indexOf: (id: string) => number
}

/**
 * A list of any length, loaded a page at a time where it is looked at. What was written after the list was opened
 * stays out of it (`anchor`) and is only counted, so no row moves under the pointer.
 */
export function useLogList(level: Level, params: ListParams, newestFirst: boolean): LogList {
  const client = useQueryClient()
  const [turn, setTurn] = useState(0)
  const [pages, setPages] = useState<number[]>([])
  const anchors = useRef(new Map<string, number>())
  const took = useRef<number | null>(null)
  const identity = JSON.stringify([currentWorkspace(), level, params, turn])
  const key = (page: number) => ['list', identity, page]

  const load = async (page: number, signal: AbortSignal): Promise<Page<LogRow>> => {
    const anchor = anchors.current.get(identity)
    const to = anchor !== undefined && (!params.to_time || anchor < Date.parse(params.to_time)) ? iso(anchor) : params.to_time
    const started = performance.now()
    const answer = await fetchPage(level, { ...params, to_time: to }, page, PAGE, signal)
    if (page === 1) {
      took.current = Math.round(performance.now() - started)
      if (anchor === undefined && level !== 'threads') {
        const newest = newestFirst ? uuidTime(answer.content[0]?.id ?? '') : null
        anchors.current.set(identity, newest === null ? Date.now() : newest + 1)
      }
    }
    return answer
  }

  const first = useQuery({
    queryKey: key(1),
    queryFn: ({ signal }) => load(1, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  const ready = first.isSuccess && !first.isPlaceholderData
  const more = useQueries({
    queries: pages
      .filter((page) => page > 1 && ready)
      .map((page) => ({ queryKey: key(page), queryFn: ({ signal }: { signal: AbortSignal }) => load(page, signal), staleTime: Infinity })),
  })

  const total = first.data?.total ?? 0
  const rowCount = Math.min(total, MOST_ROWS)
  const loaded = useMemo(() => {
    const map = new Map<number, LogRow[]>()
    if (first.data) map.set(1, first.data.content)
    for (const page of more) if (page.data) map.set(page.data.page, page.data.content)
    return map
  }, [first.data, more])

  const row = useCallback((index: number) => loaded.get(Math.floor(index / PAGE) + 1)?.[index % PAGE], [loaded])
  const indexOf = useCallback(
    (id: string) => {
      for (const [page, rows] of loaded) {
        const at = rows.findIndex((each) => each.id === id)
        if (at >= 0) return (page - 1) * PAGE + at
      }
      return -1
    },
    [loaded],
  )
  const show = useCallback((from: number, to: number) => {
    const a = Math.floor(Math.max(from, 0) / PAGE) + 1
    const b = Math.floor(Math.max(to, 0) / PAGE) + 1
    setPages((now) => (now[0] === a && now.at(-1) === b ? now : Array.from({ length: b - a + 1 }, (_, i) => a + i)))
  }, [])

  const anchor = anchors.current.get(identity)
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
      void client.refetchQueries({ queryKey: ['list', identity], type: 'active' })
      if (!countFresh) return
      // Counted by the server, so that filters and updates of known rows do not inflate it.
      fetchPage(level, { ...params, from_time: iso(anchor) }, 1, 1).then(
        (page) => setWaiting({ identity, count: page.total }),
        () => undefined, // the next event asks again
      )
    },
    [client, level, params, countFresh, anchor, identity],
  )

  const { refetch } = first
  return {
    total,
    estimated: first.data?.total_estimated ?? false,
    rowCount,
    row,
    head: first.data?.content ?? [],
    show,
    status: first.status,
    error: first.error,
    updating: first.isPlaceholderData,
    tookMs: took.current,
    fresh: waiting.identity === identity ? waiting.count : 0,
    takeFresh: () => setTurn((now) => now + 1),
    refresh,
    retry: () => void refetch(),
    indexOf,
  }
}
