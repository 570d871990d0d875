import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { store, stored } from '../../lib/storage'
import { countFilters, readTreeFilters, treeFilter, withAncestors, writeTreeFilters, type TreeFilters } from '../../lib/treeFilters'
import { groupsAbove, treeRows } from '../../lib/treeRows'
import type { SpanNode, SpanTree } from '../../lib/tree'
import type { LogsState } from '../logs/useLogsState'
import { searchWithinQuery, type TextHit } from './api'

/** The server is asked after this pause in typing, ms. */
const PAUSE_MS = 200

/** Which rows of the tree are drawn: folding, filters, and the search in names here and in everything else on the server. */
export function useTreeRows(traceId: string, tree: SpanTree, critical: ReadonlySet<string>, selectedId: string | null, { search, set }: LogsState) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [hideInternal, setHideInternal] = useState(() => stored('hide-internal', true))
  const [onlyCritical, setOnlyCritical] = useState(false)
  const [text, setText] = useState(search.trace_panel_search ?? '')
  const asked = useLate(text.trim(), PAUSE_MS)
  const found = useQuery({ ...searchWithinQuery(traceId, asked), enabled: asked.length > 1 })
  useEffect(() => {
    if ((search.trace_panel_search ?? '') !== asked) set({ trace_panel_search: asked || undefined }, true)
  }, [asked]) // oxlint-disable-line react/exhaustive-deps -- the address follows what was typed, not the other way round

  const filters = useMemo(() => readTreeFilters(search.trace_panel_filters), [search.trace_panel_filters])
  const passes = useMemo(() => treeFilter(filters), [filters])
  const serverHits = useMemo(() => {
    const map = new Map<string, TextHit>()
    if (asked && asked === text.trim()) for (const hit of found.data?.hits ?? []) if (hit.span_id) map.set(hit.span_id, hit)
    return map
  }, [found.data, asked, text])

  const narrowed = useMemo(() => {
    const needle = text.trim().toLowerCase()
    if (!needle && !passes && !onlyCritical) return null
    const named = (node: SpanNode) =>
      node.name.toLowerCase().includes(needle) || node.model?.toLowerCase().includes(needle) || node.id === needle || serverHits.has(node.id)
    return withAncestors(
      tree,
      (node) => (!needle || Boolean(named(node))) && (!passes || passes(node)) && (!onlyCritical || critical.has(node.id)),
    )
  }, [tree, text, passes, onlyCritical, critical, serverHits])
  const rows = useMemo(
    () => treeRows(tree, { collapsed, opened, shown: narrowed?.shown ?? null, hideInternal }),
    [tree, collapsed, opened, narrowed, hideInternal],
  )
  const hits = useMemo(() => (narrowed ? new Set(narrowed.hits.map((node) => node.id)) : null), [narrowed])

  // A span chosen elsewhere shows itself.
  useEffect(() => {
    const node = selectedId === null ? undefined : tree.byId.get(selectedId)
    if (!node) return
    const closed: string[] = []
    for (let at = node.parent; at; at = at.parent) if (collapsed.has(at.id)) closed.push(at.id)
    if (closed.length > 0) setCollapsed((now) => new Set([...now].filter((id) => !closed.includes(id))))
    const groups = groupsAbove(tree, node, hideInternal).filter((id) => !opened.has(id))
    if (groups.length > 0) setOpened((now) => new Set([...now, ...groups]))
    if (node.internal && hideInternal) setHideInternal(false)
  }, [selectedId, tree]) // oxlint-disable-line react/exhaustive-deps -- folding by hand must not undo itself

  const foldable = useMemo(() => tree.nodes.filter((node) => node.children.length > 0), [tree])
  const allFolded = foldable.length > 0 && collapsed.size >= foldable.length
  const internal = useMemo(() => tree.nodes.reduce((sum, node) => sum + (node.internal ? 1 : 0), 0), [tree])
  return {
    rows,
    hits,
    serverHits,
    text,
    setText,
    searching: found.isFetching,
    failed: found.isError,
    incomplete: found.data?.complete === false,
    traceHit: asked ? found.data?.hits.find((hit) => hit.trace_id) : undefined,
    filters,
    filterCount: countFilters(filters),
    setFilters: (next: TreeFilters) => set({ trace_panel_filters: writeTreeFilters(next) }),
    collapsed,
    narrowed: narrowed !== null,
    onlyCritical,
    toggleCritical: () => setOnlyCritical(!onlyCritical),
    internal,
    hideInternal,
    toggleInternal: () => {
      store('hide-internal', !hideInternal)
      setHideInternal(!hideInternal)
    },
    allFolded,
    canFold: foldable.length > 0,
    foldAll: () => setCollapsed(allFolded ? new Set() : new Set(foldable.map((node) => node.id))),
    fold: (id: string, close: boolean) => setCollapsed((now) => changed(now, id, close)),
    openGroup: (id: string, open: boolean) => setOpened((now) => changed(now, id, open)),
    opened,
  }
}

export type TreeRows = ReturnType<typeof useTreeRows>

function changed(now: ReadonlySet<string>, id: string, add: boolean): ReadonlySet<string> {
  const next = new Set(now)
  if (add) next.add(id)
  else next.delete(id)
  return next
}

/** A value that follows after a pause. */
function useLate(value: string, ms: number): string {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return late
}
