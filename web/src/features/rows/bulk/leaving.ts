import { useSyncExternalStore } from 'react'
import type { Keyed } from '../../../components/table/column'
import type { RowSource } from '../../../components/table/rowSource'

/** Rows that are being deleted: hidden at once, shown again when it is undone. */
interface Leaving {
  /** The list; everything in it when there are no ids. */
  list: string
  ids: ReadonlySet<string> | null
}

let leaving: ReadonlyMap<string, Leaving> = new Map()
const listeners = new Set<() => void>()

function change(next: Map<string, Leaving>): void {
  leaving = next
  for (const tell of listeners) tell()
}

export const hide = (job: string, what: Leaving): void => change(new Map(leaving).set(job, what))

export function unhide(job: string): void {
  const next = new Map(leaving)
  if (next.delete(job)) change(next)
}

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** The list without the rows that are leaving it. */
export function useStaying<Row extends Keyed, List extends RowSource<Row>>(list: List, identity: string): List {
  const now = useSyncExternalStore(subscribe, () => leaving)
  const ofList = [...now.values()].filter((each) => each.list === identity || each.ids !== null)
  if (ofList.length === 0) return list
  if (ofList.some((each) => each.ids === null)) return { ...list, total: 0, rowCount: 0, row: () => undefined, head: [], indexOf: () => -1 }
  const gone = ofList
    .flatMap((each) => [...(each.ids ?? [])])
    .map((id) => list.indexOf(id))
    .filter((index) => index >= 0)
    .sort((a, b) => a - b)
  return gone.length === 0 ? list : without(list, gone)
}

/** The same rows but for those at `gone` (ascending): the places behind them move up. */
export function without<Row extends Keyed, List extends RowSource<Row>>(list: List, gone: number[]): List {
  const real = (index: number): number => {
    let at = index
    for (const each of gone) if (each <= at) at++
    return at
  }
  return {
    ...list,
    total: Math.max(0, list.total - gone.length),
    rowCount: Math.max(0, list.rowCount - gone.length),
    row: (index: number) => list.row(real(index)),
    head: list.head.filter((_, index) => !gone.includes(index)),
    show: (first: number, last: number) => list.show(real(first), real(last)),
    indexOf: (id: string) => {
      const at = list.indexOf(id)
      return at < 0 || gone.includes(at) ? -1 : at - gone.filter((each) => each < at).length
    },
  }
}
