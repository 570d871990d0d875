import { ChevronLeft } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { useMedia } from '../../lib/useMedia'
import type { TraceContext } from '../trace/sections'
import { Waterfall } from '../trace/Waterfall'
import { useCalls } from './calls'
import './graph.css'
import { GraphCanvas } from './GraphCanvas'
import { Legend } from './Legend'
import { fold } from './model/fold'
import { START } from './model/graph'
import type { Measure } from './nodeText'
import { isTrace, selectedNode, spanOf, telling, useGraph } from './useGraph'

const MEASURES: Measure[] = ['time', 'cost']

/** The agent graph: one node per step, derived from the spans. Tree and graph hold one selection. */
export function GraphView({ context }: { context: TraceContext }) {
  const { t } = useTranslation()
  const { trace, tree, onSelect, state, critical, onNextError, switcher } = context
  const { search, set } = state
  const narrow = useMedia('(max-width: 1180px)')
  const by: Measure = search.graphBy ?? 'time'
  const { graph: whole, level, usual } = useGraph(context)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const graph = useMemo(() => fold(whole, opened), [whole, opened])
  const calls = useCalls(trace.project_id, trace.id, useMemo(() => telling(graph), [graph]))
  const selected = selectedNode(graph, context)
  const also = useMemo(() => new Set(selected && selected.spans.length > 1 ? selected.spans.map((span) => span.id) : []), [selected])
  const total = useMemo(
    () => ({
      ms: level.parent?.duration ?? trace.duration ?? tree.to - tree.from,
      cost: tree.nodes.reduce((sum, span) => sum + (span.cost ?? 0), 0),
    }),
    [level, trace.duration, tree],
  )
  const select = (id: string, replace?: boolean) => {
    const node = graph.nodes.find((each) => each.id === id)
    if (!node) return
    if (isTrace(id)) onSelect(search.graphIn ? (level.parent?.id ?? null) : null, replace)
    else if (node.spans.length > 0) onSelect(spanOf(node), replace)
    else set({ graphStep: id, span: undefined }, replace)
  }
  const open = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id)
    if (node?.kind === 'fold') return setOpened((now) => new Set([...now, id]))
    const into = node?.spans.find((span) => span.children.some((child) => !child.internal))
    if (into) set({ graphIn: into.id })
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
            onSelect={onSelect}
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
          {usual && (
            <button
              className="btn sm"
              aria-pressed={search.graphUsual !== 'off'}
              title={t('graph.usualHelp', { count: usual.runs, n: f.count(usual.runs) })}
              onClick={() => set({ graphUsual: search.graphUsual === 'off' ? undefined : 'off' }, true)}
            >
              {t('graph.usual')}
            </button>
          )}
        </div>
        <GraphCanvas
          key={search.graphIn ?? 'trace'}
          graph={graph}
          selectedId={selected?.id ?? START}
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
