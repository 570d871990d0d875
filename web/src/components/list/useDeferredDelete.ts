import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../PageStates'
import type { Keyed } from '../table/column'
import type { RowSource } from '../table/rowSource'
import { useToast } from '../Toasts'

/** A little longer than the toast that offers to undo it is shown. */
const HELD_MS = 6500

export interface DeferredDelete {
  hidden: ReadonlySet<string>
  /** Hides the rows at once and deletes them soon, unless it is undone. */
  remove: (ids: string[], done: string) => void
}

/**
 * Deletes what the server cannot bring back only after the time in which it can be undone; leaving the page, or closing it,
 * deletes at once what was not undone.
 */
export function useDeferredDelete(list: string, send: (ids: string[]) => Promise<unknown>): DeferredDelete {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const client = useQueryClient()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const waiting = useRef(new Map<string[], ReturnType<typeof setTimeout>>())
  const current = useRef({ send, errorText })
  useEffect(() => {
    current.current = { send, errorText }
  })

  const show = useCallback((ids: string[]) => setHidden((now) => new Set([...now].filter((id) => !ids.includes(id)))), [])
  const run = useCallback(
    async (ids: string[]) => {
      if (!waiting.current.delete(ids)) return
      try {
        await current.current.send(ids)
        await Promise.all([client.invalidateQueries({ queryKey: ['list', list] }), client.invalidateQueries({ queryKey: [list] })])
      } catch (error) {
        toast(t('table.notDeleted', { reason: current.current.errorText(error) }), true)
      }
      show(ids)
    },
    [client, list, show, t, toast],
  )
  useEffect(() => {
    const all = waiting.current
    const flush = () => {
      for (const [ids, timer] of all) {
        clearTimeout(timer)
        void run(ids)
      }
    }
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [run])

  const remove = useCallback(
    (ids: string[], done: string) => {
      setHidden((now) => new Set([...now, ...ids]))
      waiting.current.set(
        ids,
        setTimeout(() => void run(ids), HELD_MS),
      )
      toast(done, false, {
        label: t('common.undo'),
        run: () => {
          clearTimeout(waiting.current.get(ids))
          waiting.current.delete(ids)
          show(ids)
        },
      })
    },
    [run, show, t, toast],
  )
  return useMemo(() => ({ hidden, remove }), [hidden, remove])
}

/** The list as if the hidden rows were gone. They are few, and near the top: what is not loaded cannot have been chosen. */
export function withoutRows<Row extends Keyed>(list: RowSource<Row>, hidden: ReadonlySet<string>): RowSource<Row> {
  if (hidden.size === 0) return list
  const gone: number[] = []
  for (const id of hidden) {
    const at = list.indexOf(id)
    if (at >= 0) gone.push(at)
  }
  gone.sort((a, b) => a - b)
  const place = (index: number) => {
    let at = index
    for (const each of gone) if (each <= at) at++
    return at
  }
  return {
    ...list,
    total: list.total - gone.length,
    rowCount: list.rowCount - gone.length,
    row: (index) => list.row(place(index)),
    head: list.head.filter((row) => !hidden.has(row.id)),
    indexOf: (id) => {
      const at = list.indexOf(id)
      return hidden.has(id) ? -1 : at - gone.filter((each) => each < at).length
    },
  }
}
