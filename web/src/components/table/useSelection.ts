import { useCallback, useMemo, useState } from 'react'
import type { Keyed } from './column'
import type { RowSource } from './rowSource'

export interface Selection<Row extends Keyed = Keyed> {
  /** The ticked rows by id; empty while all are meant. */
  rows: ReadonlyMap<string, Row>
  ids: ReadonlySet<string>
  /** Everything that matches is meant, but for `except`; only `selectAll` leads there. */
  all: boolean
  except: ReadonlySet<string>
  count: number
  has: (id: string) => boolean
  toggle: (id: string, index: number) => void
  /** From the row last toggled to this one. */
  extend: (index: number) => void
  selectAll: () => void
  clear: () => void
}

interface State<Row> {
  identity: string
  rows: ReadonlyMap<string, Row>
  all: boolean
  except: ReadonlySet<string>
  last: number
}

/** The server takes as many exceptions; whoever unticks more means a filter. */
const MOST_EXCEPTIONS = 1000

const nothing = <Row>(identity: string): State<Row> => ({ identity, rows: new Map(), all: false, except: new Set(), last: -1 })

/** Ticked rows of one list; another `identity` (filters, sort) starts anew. */
export function useSelection<Row extends Keyed>(list: RowSource<Row>, identity: string): Selection<Row> {
  const [state, setState] = useState<State<Row>>(() => nothing(identity))
  const now = useMemo(() => (state.identity === identity ? state : nothing<Row>(identity)), [state, identity])
  const { row, total } = list

  const change = useCallback(
    (next: (before: State<Row>) => Partial<State<Row>>) =>
      setState((before) => {
        const from = before.identity === identity ? before : nothing<Row>(identity)
        return { ...from, ...next(from) }
      }),
    [identity],
  )
  const toggle = useCallback(
    (id: string, index: number) =>
      change((before) => {
        if (before.all) {
          const except = new Set(before.except)
          if (!except.delete(id) && except.size < MOST_EXCEPTIONS) except.add(id)
          return { except, last: index }
        }
        const rows = new Map(before.rows)
        const each = row(index)
        if (!rows.delete(id) && each) rows.set(id, each)
        return { rows, last: index }
      }),
    [change, row],
  )
  const extend = useCallback(
    (index: number) =>
      change((before) => {
        if (before.all) return {}
        const rows = new Map(before.rows)
        const from = before.last >= 0 ? before.last : index
        for (let at = Math.min(from, index); at <= Math.max(from, index); at++) {
          const each = row(at)
          if (each) rows.set(each.id, each)
        }
        return { rows, last: index }
      }),
    [change, row],
  )
  const selectAll = useCallback(() => change(() => ({ rows: new Map(), all: true, except: new Set() })), [change])
  const clear = useCallback(() => change(() => nothing<Row>(identity)), [change, identity])
  return useMemo(
    () => ({
      rows: now.rows,
      ids: new Set(now.rows.keys()),
      all: now.all,
      except: now.except,
      count: now.all ? Math.max(0, total - now.except.size) : now.rows.size,
      has: (id: string) => (now.all ? !now.except.has(id) : now.rows.has(id)),
      toggle,
      extend,
      selectAll,
      clear,
    }),
    [now, total, toggle, extend, selectAll, clear],
  )
}
