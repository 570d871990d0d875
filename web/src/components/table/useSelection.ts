import { useCallback, useMemo, useState } from 'react'
import type { Keyed } from './column'
import type { RowSource } from './rowSource'

export interface Selection {
  ids: ReadonlySet<string>
  count: number
  toggle: (id: string, index: number) => void
  /** From the row last toggled to this one. */
  extend: (index: number) => void
  clear: () => void
}

/** Ticked rows of one list; another `identity` (filters, sort) starts anew. */
export function useSelection<Row extends Keyed>(list: RowSource<Row>, identity: string): Selection {
  const [state, setState] = useState<{ identity: string; ids: ReadonlySet<string>; last: number }>({ identity, ids: new Set(), last: -1 })
  const now = state.identity === identity ? state : { identity, ids: new Set<string>(), last: -1 }
  const toggle = useCallback(
    (id: string, index: number) =>
      setState((before) => {
        const ids = new Set(before.identity === identity ? before.ids : [])
        if (!ids.delete(id)) ids.add(id)
        return { identity, ids, last: index }
      }),
    [identity],
  )
  const { row } = list
  const extend = useCallback(
    (index: number) =>
      setState((before) => {
        const same = before.identity === identity
        const ids = new Set(same ? before.ids : [])
        const from = same && before.last >= 0 ? before.last : index
        for (let at = Math.min(from, index); at <= Math.max(from, index); at++) {
          const each = row(at)
          if (each) ids.add(each.id)
        }
        return { identity, ids, last: index }
      }),
    [identity, row],
  )
  const clear = useCallback(() => setState({ identity, ids: new Set(), last: -1 }), [identity])
  return useMemo(() => ({ ids: now.ids, count: now.ids.size, toggle, extend, clear }), [now.ids, toggle, extend, clear])
}
