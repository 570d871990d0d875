import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronsDownUp, ChevronsUpDown, Search, Zap } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trace } from '../../api/types'
import { ErrorGlyph, Icon } from '../../components/Icon'
import { useHotkeys } from '../../lib/hotkeys'
import { store, stored } from '../../lib/storage'
import { useMedia } from '../../lib/useMedia'
import { findSpans, visibleRows, type SpanNode, type SpanTree } from '../../lib/tree'
import { fittingTicks } from '../../lib/waterfall'
import { ColumnGrip } from './ColumnGrip'
import { useZoom } from './useZoom'
import { SpanRow, TraceRow } from './WaterfallRows'

interface Props {
  tree: SpanTree
  trace: Trace | undefined
  critical: ReadonlySet<string>
  selectedId: string | null
  onSelect: (id: string | null) => void
  onNextError: () => void
}

/** Height of the ruler above the rows, px. */
const RULER = 24
/** Width of the name column, px; deep trees get more. */
const LEAST_NAME = 278
const MOST_NAME = 380

/** Tree and waterfall are one virtual grid. The first row is the trace itself. */
export function Waterfall({ tree, trace, critical, selectedId, onSelect, onNextError }: Props) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 720px)')
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const [text, setText] = useState('')
  const [onlyCritical, setOnlyCritical] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const ruler = useRef<HTMLDivElement>(null)
  const found = useMemo(() => findSpans(tree, text), [tree, text])
  const rows = useMemo(() => {
    const all = visibleRows(tree, found || onlyCritical ? new Set() : collapsed)
    return all.filter((node) => (!found || found.shown.has(node.id)) && (!onlyCritical || critical.has(node.id)))
  }, [tree, collapsed, found, onlyCritical, critical])
  const [chosenWidth, setChosenWidth] = useState<number | null>(() => stored('name-width', null))
  const depth = useMemo(() => tree.nodes.reduce((most, node) => Math.max(most, node.depth), 0), [tree])
  const hits = useMemo(() => new Set(found?.hits.map((node) => node.id)), [found])
  const height = phone ? 44 : 28
  const margin = phone ? 0 : RULER
  const virtual = useVirtualizer({
    count: rows.length + 1,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: margin,
    scrollPaddingStart: margin,
  })
  useEffect(() => virtual.measure(), [virtual, height])
  const { view, drag, fit } = useZoom(scroller, ruler)
  useHotkeys({ '0': fit })
  const extent = tree.to - tree.from
  const [axisWidth, setAxisWidth] = useState(270)
  useLayoutEffect(() => {
    const box = ruler.current
    if (!box) return
    const observer = new ResizeObserver(() => setAxisWidth(box.clientWidth))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  const axis = useMemo(
    () => ({ from: tree.from + view.from * extent, to: tree.from + view.to * extent, width: axisWidth }),
    [tree.from, extent, view, axisWidth],
  )
  const marks = useMemo(() => fittingTicks(axis.from, axis.to, axis.width), [axis])
  const at = selectedId === null ? 0 : rows.findIndex((node) => node.id === selectedId) + 1
  useEffect(() => {
    if (at > 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [virtual, at])

  // A span chosen elsewhere shows itself.
  useEffect(() => {
    const closed = selectedId === null ? [] : ancestors(tree.byId.get(selectedId)).filter((node) => collapsed.has(node.id))
    if (closed.length > 0) setCollapsed((now) => new Set([...now].filter((id) => !closed.some((node) => node.id === id))))
  }, [selectedId, tree]) // oxlint-disable-line react/exhaustive-deps -- folding by hand must not undo itself

  const pick = (index: number) => onSelect(index <= 0 ? null : (rows[index - 1]?.id ?? null))
  const fold = (node: SpanNode, close: boolean) =>
    setCollapsed((now) => {
      const next = new Set(now)
      if (close) next.add(node.id)
      else next.delete(node.id)
      return next
    })
  const foldable = useMemo(() => tree.nodes.filter((node) => node.children.length > 0), [tree])
  const allFolded = foldable.length > 0 && collapsed.size >= foldable.length

  const onKey = (event: KeyboardEvent) => {
    const node = at > 0 ? rows[at - 1] : undefined
    const open = node && node.children.length > 0 && !collapsed.has(node.id)
    if (event.key === 'ArrowDown') pick(Math.min(rows.length, at + 1))
    else if (event.key === 'ArrowUp') pick(Math.max(0, at - 1))
    else if (event.key === 'Home') pick(0)
    else if (event.key === 'End') pick(rows.length)
    else if (event.key === 'ArrowRight' && node && node.children.length > 0) {
      if (open) pick(at + 1)
      else fold(node, false)
    } else if (event.key === 'ArrowLeft' && node) {
      if (open) fold(node, true)
      else if (node.parent) onSelect(node.parent.id)
      else pick(0)
    } else if (event.key === 'Enter' && node && node.children.length > 0) fold(node, Boolean(open))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const nameWidth = chosenWidth ?? Math.min(MOST_NAME, LEAST_NAME + Math.max(0, depth - 2) * 20)
  return (
    <>
      <div className="ltb">
        <div className="input quiet grow sm">
          <Icon of={Search} size={14} />
          <input
            aria-label={t('trace.find', { count: tree.nodes.length })}
            placeholder={t('trace.find', { count: tree.nodes.length })}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {found && <span className="t3 fs12 nowrap">{t('trace.found', { count: found.hits.length })}</span>}
        </div>
        <span className="row tools">
          {tree.errors > 0 && (
            <button className="ibtn sm" aria-label={t('trace.nextError')} title={t('trace.nextError')} onClick={onNextError}>
              <ErrorGlyph size={16} />
            </button>
          )}
          <button
            className="ibtn sm"
            aria-pressed={onlyCritical}
            aria-label={t('trace.critical')}
            title={t('trace.critical')}
            onClick={() => setOnlyCritical(!onlyCritical)}
          >
            <Icon of={Zap} />
          </button>
          <button
            className="ibtn sm"
            disabled={foldable.length === 0}
            aria-label={t(allFolded ? 'trace.expand' : 'trace.collapse')}
            title={t(allFolded ? 'trace.expand' : 'trace.collapse')}
            onClick={() => setCollapsed(allFolded ? new Set() : new Set(foldable.map((node) => node.id)))}
          >
            <Icon of={allFolded ? ChevronsUpDown : ChevronsDownUp} />
          </button>
        </span>
      </div>
      <div className="treew" ref={scroller} style={{ '--name': `${nameWidth}px` } as React.CSSProperties}>
        <div className="ruler" aria-hidden="true">
          <div className="rn">
            {t('trace.span')}
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
          aria-activedescendant={`node-${selectedId ?? 'trace'}`}
          style={{ height: virtual.getTotalSize() }}
        >
          <div className="tgrid" aria-hidden="true">
            <div />
            <div>
              {marks.map((tick) => (
                <i key={tick.at} style={{ left: `${tick.at * 100}%` }} />
              ))}
            </div>
          </div>
          {virtual.getVirtualItems().map((item) => {
            const style = { top: item.start - margin, height }
            if (item.index === 0) {
              return (
                <TraceRow
                  key="trace"
                  trace={trace}
                  tree={tree}
                  axis={axis}
                  selected={selectedId === null}
                  style={style}
                  onSelect={() => onSelect(null)}
                />
              )
            }
            const node = rows[item.index - 1]!
            return (
              <SpanRow
                key={node.id}
                node={node}
                axis={axis}
                style={style}
                selected={node.id === selectedId}
                critical={critical.has(node.id)}
                dim={found !== null && !hits.has(node.id)}
                folded={collapsed.has(node.id) && !found && !onlyCritical}
                onSelect={() => onSelect(node.id)}
                onFold={(close) => fold(node, close)}
              />
            )
          })}
        </div>
        {tree.nodes.length === 0 && <p className="t3 nospans">{t('trace.noSpans')}</p>}
      </div>
    </>
  )
}

function ancestors(node: SpanNode | undefined): SpanNode[] {
  const result: SpanNode[] = []
  for (let at = node?.parent; at; at = at.parent) result.push(at)
  return result
}
