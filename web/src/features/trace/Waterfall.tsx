import { useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Trace } from '../../api/types'
import { useFixedRows } from '../../components/useFixedRows'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import { store, stored } from '../../lib/storage'
import { attempts } from '../../lib/retries'
import { useMedia } from '../../lib/useMedia'
import type { SpanTree } from '../../lib/tree'
import { fittingTicks } from '../../lib/waterfall'
import type { LogsState } from '../logs/useLogsState'
import { ColumnGrip } from './ColumnGrip'
import { GroupRow } from './GroupRow'
import { Minimap, MINIMAP_FROM } from './Minimap'
import { storedFields, storeFields } from './nodeFields'
import './tree.css'
import { TreeTools } from './TreeTools'
import { useTreeRows } from './useTreeRows'
import { useZoom } from './useZoom'
import { SpanRow, TraceRow } from './WaterfallRows'

interface Props {
  traceId: string
  tree: SpanTree
  trace: Trace | undefined
  critical: ReadonlySet<string>
  selectedId: string | null
  onSelect: (id: string | null, replace?: boolean) => void
  onNextError: () => void
  switcher: ReactNode
  state: LogsState
  /** Further spans that are part of the selection. */
  also?: ReadonlySet<string>
  /** Without the column of times: a tree beside another view. */
  namesOnly?: boolean
}

/** Height of the ruler above the rows, px. */
const RULER = 24
/** Width of the name column, px; deep trees get more. */
const LEAST_NAME = 278
const MOST_NAME = 380
/** Fewer rows are in view without a minimap. */
const LEAST_ROWS = 40

/** Tree and waterfall are one virtual grid. The first row is the trace itself. */
export function Waterfall({ traceId, tree, trace, critical, selectedId, onSelect, onNextError, switcher, state, also, namesOnly = false }: Props) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 720px)')
  const view = useTreeRows(traceId, tree, critical, selectedId, state)
  const { rows } = view
  const [fields, setFields] = useState(storedFields)
  // A folded group under the cursor of the keyboard is no span to select.
  const [group, setGroup] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const ruler = useRef<HTMLDivElement>(null)
  const [chosenWidth, setChosenWidth] = useState<number | null>(() => stored('name-width', null))
  const depth = useMemo(() => tree.nodes.reduce((most, node) => Math.max(most, node.depth), 0), [tree])
  const height = phone ? 44 : 28
  const margin = phone || namesOnly ? 0 : RULER
  const { total, indexes, show } = useFixedRows({ count: rows.length + 1, height, scroller, margin })
  const { view: zoomed, drag, fit } = useZoom(scroller, ruler)
  useHotkeys({ '0': fit }, !namesOnly)
  const axis = useAxis(tree, zoomed, ruler)
  const marks = useMemo(() => fittingTicks(axis.from, axis.to, axis.width), [axis])
  const tries = useMemo(() => attempts(tree), [tree])
  const place = useMemo(() => new Map(rows.map((row, i) => [row.id, i + 1])), [rows])
  const at = group !== null && place.has(group) ? place.get(group)! : selectedId === null ? 0 : (place.get(selectedId) ?? -1)
  useEffect(() => {
    if (at > 0) show(at)
  }, [show, at])

  const choose = (index: number, replace = false) => {
    const row = rows[index - 1]
    setGroup(row?.kind === 'group' ? row.id : null)
    if (index <= 0) onSelect(null, replace)
    else if (row?.kind === 'span') onSelect(row.id, replace)
  }
  const pick = (index: number) => choose(index, true)
  const hit = (by: number) => {
    const order = rows.flatMap((row, i) => (row.kind === 'span' && view.hits?.has(row.id) ? [i + 1] : []))
    if (order.length === 0) return
    const now = order.indexOf(at)
    pick(order[now < 0 ? (by > 0 ? 0 : order.length - 1) : (now + by + order.length) % order.length]!)
  }
  const onKey = (event: KeyboardEvent) => {
    const row = at > 0 ? rows[at - 1] : undefined
    const parent = row?.kind === 'group' || (row?.kind === 'span' && row.node.children.length > 0)
    const open = row?.kind === 'group' ? view.opened.has(row.id) : parent && row !== undefined && !view.collapsed.has(row.id)
    const fold = (close: boolean) => row && (row.kind === 'group' ? view.openGroup(row.id, !close) : view.fold(row.id, close))
    if (event.key === 'ArrowDown') pick(Math.min(rows.length, Math.max(0, at) + 1))
    else if (event.key === 'ArrowUp') pick(Math.max(0, at - 1))
    else if (event.key === 'Home') pick(0)
    else if (event.key === 'End') pick(rows.length)
    else if (event.key === 'PageDown') pick(Math.min(rows.length, Math.max(0, at) + 15))
    else if (event.key === 'PageUp') pick(Math.max(0, at - 15))
    else if (event.key === 'ArrowRight' && parent) {
      if (open) pick(at + 1)
      else fold(false)
    } else if (event.key === 'ArrowLeft' && row) {
      if (parent && open) fold(true)
      else pick(parentPlace(rows, at))
    } else if (event.key === 'Enter' && parent) fold(Boolean(open))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const nameWidth = chosenWidth ?? Math.min(MOST_NAME, LEAST_NAME + Math.max(0, depth - 2) * 20)
  const columns = { '--name': `${nameWidth}px` } as CSSProperties
  return (
    <>
      <TreeTools
        tree={tree}
        rows={view}
        switcher={switcher}
        fields={fields}
        onFields={(next) => {
          storeFields(next)
          setFields(next)
        }}
        onNextError={() => onNextError()}
        onHit={hit}
      />
      {!phone && !namesOnly && tree.nodes.length >= MINIMAP_FROM && rows.length >= LEAST_ROWS && (
        <div style={columns}>
          <Minimap tree={tree} rows={rows} view={zoomed} scroller={scroller} rowHeight={height} />
        </div>
      )}
      <div className={`treew ${namesOnly ? 'names' : ''}`} ref={scroller} style={columns}>
        <div className="ruler" aria-hidden="true">
          <div className="rn">
            {t('trace.spansCount', { n: f.count(tree.nodes.length) })}
            <ColumnGrip
              width={nameWidth}
              onResize={(width) => {
                setChosenWidth(width)
                store('name-width', width)
              }}
            />
          </div>
          <div className="rt" ref={ruler} {...drag}>
            {marks.map((tick) => (
              <span key={tick.at} style={{ left: `${tick.at * 100}%` }} className={tick.at > 0.94 ? 'edge' : tick.at < 0.02 ? 'first' : ''}>
                {tick.label}
              </span>
            ))}
          </div>
        </div>
        <div
          className="tree"
          role="tree"
          aria-label={t('trace.tree')}
          tabIndex={0}
          onKeyDown={onKey}
          aria-activedescendant={`node-${group ?? selectedId ?? 'trace'}`}
          style={{ height: total }}
        >
          <div className="tgrid" aria-hidden="true">
            <div />
            <div>
              {marks.map((tick) => (
                <i key={tick.at} style={{ left: `${tick.at * 100}%` }} />
              ))}
            </div>
          </div>
          {indexes.map((index) => {
            const style = { top: index * height, height }
            if (index === 0) {
              return (
                <TraceRow
                  key="trace"
                  trace={trace}
                  tree={tree}
                  axis={axis}
                  selected={selectedId === null}
                  hit={view.traceHit}
                  style={style}
                  onSelect={() => choose(0)}
                />
              )
            }
            const row = rows[index - 1]!
            if (row.kind === 'group') {
              return (
                <GroupRow
                  key={row.id}
                  row={row}
                  axis={axis}
                  style={style}
                  open={view.opened.has(row.id)}
                  selected={row.id === group}
                  onOpen={(open) => view.openGroup(row.id, open)}
                />
              )
            }
            return (
              <SpanRow
                key={row.id}
                node={row.node}
                depth={row.depth}
                axis={axis}
                style={style}
                fields={fields}
                retry={(tries.get(row.id)?.at ?? 0) > 1}
                hit={view.serverHits.get(row.id)}
                selected={(row.id === selectedId && group === null) || also?.has(row.id) === true}
                critical={critical.has(row.id)}
                dim={view.hits !== null && !view.hits.has(row.id)}
                folded={view.collapsed.has(row.id) && !view.narrowed}
                onSelect={() => choose(index)}
                onFold={(close) => view.fold(row.id, close)}
              />
            )
          })}
        </div>
        {tree.nodes.length === 0 && <p className="t3 nospans">{t('trace.noSpans')}</p>}
        {tree.nodes.length > 0 && rows.length === 0 && !view.searching && <p className="t3 nospans">{t('trace.nothingFound')}</p>}
      </div>
    </>
  )
}

/** The part of time in view and the width it has. */
function useAxis(tree: SpanTree, zoomed: { from: number; to: number }, ruler: React.RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState(270)
  useLayoutEffect(() => {
    const box = ruler.current
    if (!box) return
    const observer = new ResizeObserver(() => setWidth(box.clientWidth))
    observer.observe(box)
    return () => observer.disconnect()
  }, [ruler])
  const extent = tree.to - tree.from
  return useMemo(
    () => ({ from: tree.from + zoomed.from * extent, to: tree.from + zoomed.to * extent, width }),
    [tree.from, extent, zoomed, width],
  )
}

/** The row above that holds this one; the trace for the top. */
function parentPlace(rows: { depth: number }[], at: number): number {
  const depth = rows[at - 1]?.depth ?? 0
  for (let i = at - 1; i > 0; i--) if (rows[i - 1]!.depth < depth) return i
  return 0
}
