import { Maximize2, Minus, Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { useHotkeys } from '../../lib/hotkeys'
import type { Calls } from './calls'
import { GraphLines } from './GraphLines'
import { GraphNodeCard } from './GraphNodeCard'
import type { StepGraph } from './model/graph'
import { layout as layOut } from './model/layout'
import { neighbour, type Way } from './model/neighbour'
import { nameOf, type Measure, type Totals } from './nodeText'
import { useCanvas } from './useCanvas'

interface Props {
  graph: StepGraph
  selectedId: string
  by: Measure
  total: Totals
  calls: Map<string, Calls>
  failedTrace: boolean
  onSelect: (id: string, replace?: boolean) => void
  /** Opens what a node holds: the steps inside of it, or a fold. */
  onOpen: (id: string) => void
}

const WAYS: Record<string, Way> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/** The graph, drawn: arrows walk along it, Enter opens a node, `0` fits. */
export function GraphCanvas({ graph, selectedId, by, total, calls, failedTrace, onSelect, onOpen }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const layout = useMemo(() => layOut(graph), [graph])
  const { scale, fit, drag, larger, smaller } = useCanvas(box, layout.width, layout.height)
  const [focused, setFocused] = useState<string | null>(null)
  useHotkeys({ '0': fit, '+': larger, '-': smaller })
  const names = useMemo(() => new Map(graph.nodes.map((node) => [node.id, nameOf(node, t)])), [graph, t])
  const next = (id: string) => graph.edges.filter((edge) => edge.from === id && edge.kind === 'next' && edge.to !== id).map((edge) => names.get(edge.to) ?? '').filter(Boolean)
  const tab = focused && layout.placed.has(focused) ? focused : layout.placed.has(selectedId) ? selectedId : graph.nodes[0]!.id

  useEffect(() => {
    const element = box.current?.querySelector(`[data-node="${CSS.escape(selectedId)}"]`)
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [selectedId, layout])

  const onKey = (event: KeyboardEvent) => {
    const way = WAYS[event.key]
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.dataset.node === selectedId) onOpen(selectedId)
    else if (event.key === 'Home' || event.key === 'End') walk((event.key === 'Home' ? graph.nodes[0] : graph.nodes.at(-1))?.id)
    else if (way) walk(neighbour(graph, layout, tab, way) ?? undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const walk = (id: string | undefined) => {
    if (!id) return
    onSelect(id, true)
    box.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus()
  }

  return (
    <div className="gcw">
      <div className="gc" ref={box} {...drag} onKeyDown={onKey} role="group" aria-label={t('graph.label')} tabIndex={-1}>
        <div className="gfit" style={{ width: layout.width * scale, height: layout.height * scale }}>
          <div className="gw" style={{ width: layout.width, height: layout.height, transform: `scale(${scale})` }}>
            {layout.boxes.map((each, i) => (
              <div key={i} className="ggrp" style={{ left: each.x, top: each.y, width: each.width, height: each.height }} aria-hidden="true">
                <span>{t('graph.parallel')}</span>
              </div>
            ))}
            <GraphLines graph={graph} layout={layout} calls={calls} />
            {graph.nodes.map((node) => {
              const at = layout.placed.get(node.id)
              return (
                at && (
                  <GraphNodeCard
                    key={node.id}
                    at={at}
                    selected={node.id === selectedId}
                    focusable={node.id === tab}
                    by={by}
                    total={total}
                    next={next(node.id)}
                    failedTrace={failedTrace}
                    onSelect={() => (node.kind === 'fold' || node.id === selectedId ? onOpen(node.id) : onSelect(node.id))}
                    onFocus={() => setFocused(node.id)}
                  />
                )
              )
            })}
          </div>
        </div>
      </div>
      <div className="gzoom pop" role="group" aria-label={t('graph.zoom')}>
        <button className="ibtn sm" aria-label={t('graph.smaller')} title={t('graph.smaller')} onClick={smaller}>
          <Icon of={Minus} size={14} />
        </button>
        <span className="num">{f.percent(scale)}</span>
        <button className="ibtn sm" aria-label={t('graph.larger')} title={t('graph.larger')} onClick={larger}>
          <Icon of={Plus} size={14} />
        </button>
        <button className="ibtn sm" aria-label={t('graph.fit')} title={t('graph.fit')} onClick={fit}>
          <Icon of={Maximize2} size={14} />
        </button>
      </div>
    </div>
  )
}
