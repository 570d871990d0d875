import { ChevronLeft } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import { useMedia } from '../../lib/useMedia'
import type { TraceContext } from '../trace/sections'
import { Waterfall } from '../trace/Waterfall'
import { useCalls } from './calls'
import './graph.css'
import { GraphCanvas } from './GraphCanvas'
import { Legend } from './Legend'
import type { Measure } from './nodeText'
import { isTrace, looped, spanOf, useGraph } from './useGraph'

const MEASURES: Measure[] = ['time', 'cost']

/** The agent graph: one node per step, derived from the spans. Tree and graph hold one selection. */
export function GraphView({ context }: { context: TraceContext }) {
  const { t } = useTranslation()
  const { trace, tree, onSelect, state, critical, onNextError, switcher } = context
  const { search, set } = state
  const narrow = useMedia('(max-width: 1180px)')
  const by: Measure = search.graphBy ?? 'time'
  const view = useGraph(context)
  const { graph, level } = view
  const calls = useCalls(trace.project_id, trace.id, useMemo(() => looped(graph), [graph]))
  const selected = graph.nodes.find((node) => node.id === view.selectedNode)
  const also = useMemo(() => new Set(selected && selected.spans.length > 1 ? selected.spans.map((span) => span.id) : []), [selected])
  const total = useMemo(
    () => ({
      ms: level.parent?.duration ?? trace.duration ?? tree.to - tree.from,
      cost: tree.nodes.reduce((sum, span) => sum + (span.cost ?? 0), 0),
    }),
    [level, trace.duration, tree],
  )
  const select = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id)
    view.setAbsent(node && node.spans.length === 0 && !isTrace(id) ? id : null)
    if (node) onSelect(isTrace(id) ? (level.parent && search.graphIn ? level.parent.id : null) : spanOf(node))
  }
  const open = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id)
    if (node?.kind === 'fold') return view.openFold(id)
    const into = node?.spans.find((span) => span.children.some((child) => !child.internal))
    if (into && node?.inner) set({ graphIn: into.id })
  }
  const up = level.parent?.parent ? level.parent.parent.id : undefined
  return (
    <div className="gview" data-testid="trace-graph">
      {!narrow && (
        <div className="gtree">
          <Waterfall
            key={trace.id}
            traceId={trace.id}
            tree={tree}
            trace={trace}
            critical={critical}
            selectedId={context.selectedId}
            onSelect={(id) => {
              view.setAbsent(null)
              onSelect(id)
            }}
            onNextError={onNextError}
            switcher={null}
            state={state}
            also={also}
            namesOnly
          />
          <Legend graph={graph} />
        </div>
      )}
      <div className="gmain">
        <div className="gbar">
          {switcher}
          <span className="grow" />
          {search.graphIn && (
            <button className="btn sm" onClick={() => set({ graphIn: up })}>
              <Icon of={ChevronLeft} size={12} />
              {t('graph.out')}
            </button>
          )}
          {total.cost > 0 && (
            <div className="seg sm" role="group" aria-label={t('graph.shareOf')}>
              {MEASURES.map((each) => (
                <button key={each} className={by === each ? 'on' : ''} aria-pressed={by === each} onClick={() => set({ graphBy: each === 'cost' ? 'cost' : undefined }, true)}>
                  {t(`graph.${each}`)}
                </button>
              ))}
            </div>
          )}
        </div>
        <GraphCanvas
          key={search.graphIn ?? 'trace'}
          graph={graph}
          selectedId={view.selectedNode}
          by={by}
          total={total}
          calls={calls}
          failedTrace={trace.error_info !== undefined}
          onSelect={select}
          onOpen={open}
        />
      </div>
    </div>
  )
}
