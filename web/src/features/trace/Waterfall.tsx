import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown, ChevronRight, ChevronsDownUp, ChevronsUpDown, Search, Zap } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trace } from '../../api/types'
import { ErrorGlyph, Icon, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import { useMedia } from '../../lib/useMedia'
import { findSpans, visibleRows, type SpanNode, type SpanTree } from '../../lib/tree'
import { bar, ticks } from '../../lib/waterfall'

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

/** Tree and waterfall are one virtual grid. The first row is the trace itself. */
export function Waterfall({ tree, trace, critical, selectedId, onSelect, onNextError }: Props) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 720px)')
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const [text, setText] = useState('')
  const [onlyCritical, setOnlyCritical] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const found = useMemo(() => findSpans(tree, text), [tree, text])
  const rows = useMemo(() => {
    const all = visibleRows(tree, found || onlyCritical ? new Set() : collapsed)
    return all.filter((node) => (!found || found.shown.has(node.id)) && (!onlyCritical || critical.has(node.id)))
  }, [tree, collapsed, found, onlyCritical, critical])
  const hits = useMemo(() => new Set(found?.hits.map((node) => node.id)), [found])
  const height = phone ? 44 : 28
  const margin = phone ? 0 : RULER
  const virtual = useVirtualizer({ count: rows.length + 1, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 12, scrollMargin: margin, scrollPaddingStart: margin })
  useEffect(() => virtual.measure(), [virtual, height])
  const axis = useMemo(() => ticks(tree.from, tree.to), [tree])
  const at = selectedId === null ? 0 : rows.findIndex((node) => node.id === selectedId) + 1
  useEffect(() => {
    if (at > 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [virtual, at])

  const pick = (index: number) => onSelect(index <= 0 ? null : (rows[index - 1]?.id ?? null))
  const fold = (node: SpanNode, close: boolean) =>
    setCollapsed((now) => {
      const next = new Set(now)
      if (close) next.add(node.id)
      else next.delete(node.id)
      return next
    })
  const foldable = tree.nodes.filter((node) => node.children.length > 0)
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

  return (
    <>
      <div className="ltb">
        <div className="input quiet grow sm">
          <Icon of={Search} size={14} />
          <input aria-label={t('trace.find', { count: tree.nodes.length })} placeholder={t('trace.find', { count: f.count(tree.nodes.length) as unknown as number })} value={text} onChange={(event) => setText(event.target.value)} />
          {found && <span className="t3 fs12 nowrap">{t('trace.found', { count: found.hits.length })}</span>}
        </div>
        <span className="row tools">
          {tree.errors > 0 && (
            <button className="ibtn sm" aria-label={t('trace.nextError')} title={t('trace.nextError')} onClick={onNextError}>
              <ErrorGlyph size={16} />
            </button>
          )}
          <button className="ibtn sm" aria-pressed={onlyCritical} aria-label={t('trace.critical')} title={t('trace.critical')} onClick={() => setOnlyCritical(!onlyCritical)}>
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
      <div className="treew" ref={scroller}>
      <div className="ruler" aria-hidden="true">
        <div className="rn">{t('trace.span')}</div>
        <div className="rt">
          {axis.map((tick) => (
            <span key={tick.at} style={{ left: `${tick.at * 100}%` }} className={tick.at > 0.95 ? 'edge' : ''}>
              {tick.label}
            </span>
          ))}
        </div>
      </div>
        <div className="tree" role="tree" aria-label={t('trace.tree')} tabIndex={0} onKeyDown={onKey} aria-activedescendant={`node-${selectedId ?? 'trace'}`} style={{ height: virtual.getTotalSize() }}>
          <div className="tgrid" aria-hidden="true">
            <div />
            <div>
              {axis.slice(1).map((tick) => (
                <i key={tick.at} style={{ left: `${tick.at * 100}%` }} />
              ))}
            </div>
          </div>
          {virtual.getVirtualItems().map((item) => {
            const style = { top: item.start - margin, height }
            if (item.index === 0) {
              return <TraceRow key="trace" trace={trace} tree={tree} selected={selectedId === null} style={style} onSelect={() => onSelect(null)} />
            }
            const node = rows[item.index - 1]!
            return (
              <SpanRow
                key={node.id}
                node={node}
                tree={tree}
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

function TraceRow({ trace, tree, selected, style, onSelect }: { trace: Trace | undefined; tree: SpanTree; selected: boolean; style: React.CSSProperties; onSelect: () => void }) {
  const { t } = useTranslation()
  const name = trace?.name || t('trace.wholeTrace')
  const length = trace?.duration ?? tree.to - tree.from
  return (
    <div id="node-trace" data-testid={`trace-tree-node-${name}`} className={`tr root ${selected ? 'cur' : ''}`} role="treeitem" aria-level={1} aria-expanded={tree.nodes.length > 0 || undefined} aria-selected={selected} style={style} onClick={onSelect}>
      <div className="tn" style={{ '--d': 0 } as React.CSSProperties}>
        <span className="tg" />
        <TypeBadge type="general" />
        <span className={`trunc w6 ${trace?.error_info ? 'err' : ''}`}>{name}</span>
        <span className="grow" />
        <span className="td num">{f.duration(length)}</span>
      </div>
      <div className="tl">
        <div className="tbx" style={{ left: `${(-tree.from / Math.max(tree.to - tree.from, 0.001)) * 100}%`, right: 0 }}>
          <span className="tb general crit line" />
        </div>
      </div>
    </div>
  )
}

interface SpanRowProps {
  node: SpanNode
  tree: SpanTree
  style: React.CSSProperties
  selected: boolean
  critical: boolean
  dim: boolean
  folded: boolean
  onSelect: () => void
  onFold: (close: boolean) => void
}

function SpanRow({ node, tree, style, selected, critical, dim, folded, onSelect, onFold }: SpanRowProps) {
  const { t } = useTranslation()
  const parent = node.children.length > 0
  const { left, width, wait } = bar(node, tree.from, tree.to)
  const label = node.cost ? f.cost(node.cost) : ''
  const name = node.name || t('trace.span')
  return (
    <div
      id={`node-${node.id}`}
      data-testid={`trace-tree-node-${name}`}
      className={`tr ${selected ? 'cur' : ''} ${dim ? 'dim' : ''}`}
      role="treeitem"
      aria-level={node.depth + 2}
      aria-expanded={parent ? !folded : undefined}
      aria-selected={selected}
      style={style}
      onClick={onSelect}
    >
      <div className="tn" style={{ '--d': node.depth + 1 } as React.CSSProperties}>
        <span
          className="tg"
          onClick={(event) => {
            if (!parent) return
            event.stopPropagation()
            onFold(!folded)
          }}
        >
          {parent && <Icon of={folded ? ChevronRight : ChevronDown} size={14} />}
        </span>
        <TypeBadge type={node.type} />
        <span className={`trunc ${node.error ? 'err' : ''}`} title={name}>
          {name}
        </span>
        {node.error && (
          <span className="err" title={t('trace.error')}>
            <ErrorGlyph />
          </span>
        )}
        {folded && <span className="tag">{f.count(node.children.length)}</span>}
        <span className="grow" />
        {node.duration === null ? <span className="spin" title={t('trace.running')} /> : <span className="td num">{f.duration(node.duration)}</span>}
      </div>
      <div className="tl">
        <div className="tbx" style={{ left: `${left * 100}%`, width: `${width * 100}%` }}>
          <span className={`tb ${node.type} ${node.error ? 'e' : ''} ${critical ? 'crit' : ''} ${parent ? 'line' : ''} ${node.duration === null ? 'open' : ''}`}>{wait > 0 && !parent && <i className="ttft" style={{ width: `${wait * 100}%` }} />}</span>
        </div>
        {label && (
          <span className="tlb num" style={left + width < 0.82 ? { left: `calc(${(left + width) * 100}% + 4px)` } : { right: `calc(${(1 - left) * 100}% + 4px)` }}>
            {label}
          </span>
        )}
      </div>
    </div>
  )
}
