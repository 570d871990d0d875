import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { keepLayout, type TableLayout } from '../table/layout'
import { useKeptLayout } from '../table/useKeptLayout'
import { stored } from '../../lib/storage'
import type { SavedView } from './api'
import { same } from './same'
import { useSavedViews, type SavedViews } from './useSavedViews'

/** What a saved view holds: members of the address (search, filters, sort, …), and the layout of the table. */
export type ListView = Record<string, unknown> & { layout?: TableLayout | undefined }

export interface ListViews {
  saved: SavedViews<ListView>
  /** The id in the address, and the view of it that the user can see. */
  chosen: string | undefined
  active: SavedView<ListView> | undefined
  /** The address names a view that is not there, or not for this user. */
  gone: boolean
  /** What is in view now, and whether it differs from the view as it was saved. */
  current: ListView
  dirty: boolean
  layout: [TableLayout, (layout: TableLayout) => void]
  stateOf: (id: string | undefined) => ListView | undefined
  /** What the address changes to for a state; no id: the list without a view. */
  addressOf: (id: string | undefined, state: ListView | undefined) => object
  show: (id: string | undefined, state: ListView | undefined) => void
}

interface Options {
  projectId: string | undefined
  /** Names the list on the server: small letters, digits, hyphens; null: it has no views. */
  page: string | null
  /** The table whose layout it has without a view. */
  table: string
  /** The address, and which of its members a view holds. */
  address: Record<string, unknown> & { view?: string | undefined; edited?: boolean | undefined }
  members: string[]
  /** Members that mean something where the address has none. */
  implied?: Record<string, unknown>
  /** What the address of a view, or of the list without one, says where the state has nothing. */
  absent?: (id: string | undefined) => Record<string, unknown>
  /** Views of the page that nobody saved. */
  builtIn?: string[]
  /** What else a view takes out of the address. */
  closes?: object
  set: (change: object, replace?: boolean) => void
}

const NONE: object = {}

/**
 * The saved views of a list. Filters, order and search of the one in view are in the address, where Back undoes them; its
 * columns are the view's until they are changed, and then this browser's until they are saved or reset. Without a view they
 * are the user's, in every browser.
 */
export function useListViews({ projectId, page, table, address, members, implied, absent, builtIn, closes = NONE, set }: Options): ListViews {
  const saved = useSavedViews<ListView>(projectId, page)
  const chosen = address.view
  const active = saved.views.find((view) => view.id === chosen)
  const layout = useViewLayout(table, active)
  const shown = JSON.stringify(members.map((name) => address[name] ?? implied?.[name] ?? null))
  const current = useMemo<ListView>(() => {
    const values = JSON.parse(shown) as unknown[]
    return { ...Object.fromEntries(members.map((name, index) => [name, values[index] ?? undefined])), layout: layout.value }
  }, [shown, members, layout.value])
  const addressOf = useCallback(
    (id: string | undefined, state: ListView | undefined) => {
      const without = absent?.(id)
      return { ...closes, view: id, edited: undefined, ...Object.fromEntries(members.map((name) => [name, state?.[name] ?? without?.[name]])) }
    },
    [members, absent, closes],
  )
  const { forget } = layout
  const show = useCallback(
    (id: string | undefined, state: ListView | undefined) => {
      if (id) forget(id)
      set(addressOf(id, state))
    },
    [set, addressOf, forget],
  )
  useOpenedByName(active, chosen, members.every((name) => address[name] === undefined) && !address.edited, members, addressOf, set)
  return {
    saved,
    chosen,
    active,
    gone: saved.ready && chosen !== undefined && !active && !builtIn?.includes(chosen),
    current,
    dirty: active !== undefined && !same(active.state, current),
    layout: [layout.value, layout.set],
    stateOf: (id) => saved.views.find((view) => view.id === id)?.state,
    addressOf,
    show,
  }
}

function useViewLayout(table: string, active: SavedView<ListView> | undefined) {
  const [own, setOwn] = useKeptLayout(table)
  const name = active && `view.${active.id}`
  const [tried, setTried] = useState<{ name: string; layout: TableLayout | null }>({ name: '', layout: null })
  const changed = tried.name === name ? tried.layout : name ? stored<TableLayout | null>(`layout.${name}`, null) : null
  const base = active?.state.layout
  const value = useMemo(() => (name ? (changed ?? base ?? {}) : own), [name, changed, base, own])
  const set = useCallback(
    (next: TableLayout) => {
      if (!name) return setOwn(next)
      keepLayout(name, next)
      setTried({ name, layout: next })
    },
    [name, setOwn],
  )
  const forget = useCallback((id: string) => {
    keepLayout(`view.${id}`, undefined)
    setTried({ name: `view.${id}`, layout: null })
  }, [])
  return { value, set, forget }
}

/** A link that only names a view means the view as it was saved; once it is open, an address without anything means nothing. */
function useOpenedByName(active: SavedView<ListView> | undefined, chosen: string | undefined, bare: boolean, members: string[], addressOf: ListViews['addressOf'], set: Options['set']): void {
  const opened = useRef<string>(undefined)
  useEffect(() => {
    if (!active) {
      if (!chosen) opened.current = undefined
      return
    }
    const first = opened.current !== active.id
    opened.current = active.id
    const to = addressOf(active.id, active.state) as Record<string, unknown>
    if (!bare || members.every((name) => to[name] === undefined)) return
    set(first ? to : { edited: true }, true)
  }, [active, chosen, bare, members, addressOf, set])
}
