import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { currentWorkspace } from '../../api/client'
import type { Page } from '../../api/types'
import type { Keyed } from './column'
import { PAGE_ROWS, pageKey, timed, tookOf } from './listPages'
import type { RowSource } from './rowSource'

/** Browsers draw at most some 30 million pixels; beyond this many rows the filter is the way, not the scroll bar. */
const MOST_ROWS = 400_000

export type FetchPage<Row> = (page: number, size: number, signal: AbortSignal) => Promise<Page<Row>>

export interface ServerListOptions {
  pageSize?: number
  /** Rows stay as they were loaded until the list is asked for again; for lists that change while they are read. */
  frozen?: boolean
  enabled?: boolean
}

/**
 * A list of any length, loaded a page at a time where it is looked at. `key` is its identity (name of the list, then everything
 * that `fetchPage` depends on); the pages are cached under `['list', ...key, page]`, so that an event can refresh them by name.
 */
export function useServerList<Row extends Keyed>(key: readonly unknown[], fetchPage: FetchPage<Row>, options: ServerListOptions = {}): RowSource<Row> {
  const { pageSize = PAGE_ROWS, frozen = false, enabled = true } = options
  const identity = JSON.stringify([currentWorkspace(), ...key])
  const [pages, setPages] = useState<number[]>([])
  const staleTime = frozen ? Infinity : undefined

  const first = useQuery({
    queryKey: pageKey(key, 1),
    queryFn: timed(({ signal }: { signal: AbortSignal }) => fetchPage(1, pageSize, signal)),
    placeholderData: keepPreviousData,
    staleTime,
    enabled,
  })
  const ready = first.isSuccess && !first.isPlaceholderData
  const more = useQueries({
    queries: pages
      .filter((page) => page > 1 && ready)
      .map((page) => ({
        queryKey: pageKey(key, page),
        queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage(page, pageSize, signal),
        staleTime,
      })),
  })

  const total = first.data?.total ?? 0
  const loaded = useMemo(() => {
    const map = new Map<number, Row[]>()
    if (first.data) map.set(1, first.data.content)
    for (const page of more) if (page.data) map.set(page.data.page, page.data.content)
    return map
  }, [first.data, more])

  const row = useCallback((index: number) => loaded.get(Math.floor(index / pageSize) + 1)?.[index % pageSize], [loaded, pageSize])
  const indexOf = useCallback(
    (id: string) => {
      for (const [page, rows] of loaded) {
        const at = rows.findIndex((each) => each.id === id)
        if (at >= 0) return (page - 1) * pageSize + at
      }
      return -1
    },
    [loaded, pageSize],
  )
  const show = useCallback(
    (from: number, to: number) => {
      const a = Math.floor(Math.max(from, 0) / pageSize) + 1
      const b = Math.floor(Math.max(to, 0) / pageSize) + 1
      setPages((now) => (now[0] === a && now.at(-1) === b ? now : Array.from({ length: b - a + 1 }, (_, i) => a + i)))
    },
    [pageSize],
  )
  return useMemo(
    () => ({
      total,
      estimated: first.data?.total_estimated ?? false,
      rowCount: Math.min(total, MOST_ROWS),
      row,
      head: first.data?.content ?? [],
      show,
      status: first.status,
      error: first.error,
      updating: first.isPlaceholderData,
      tookMs: tookOf(first.data),
      indexOf,
    }),
    // The identity stands for the list itself: with another one the rows are others, also while both are empty.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [identity, total, first.data, row, show, first.status, first.error, first.isPlaceholderData, indexOf],
  )
}
