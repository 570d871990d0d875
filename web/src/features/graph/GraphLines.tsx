import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { Calls } from './calls'
import type { GraphEdge, GraphNode, StepGraph } from './model/graph'
import { edgeKey, type Layout } from './model/layout'
import { routeOf, spreadOf, type Route } from './model/route'

interface Drawn {
  edge: GraphEdge
  route: Route
  tone: 'next' | 'err' | 'absent'
}

/** The lines between steps. What they say is said by the nodes too: to those who hear the page they are silent. */
export function GraphLines({ graph, layout, calls }: { graph: StepGraph; layout: Layout; calls: Map<string, Calls> }) {
  const { t } = useTranslation()
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph])
  const lines = useMemo(() => {
    const spread = spreadOf(graph.edges, layout)
    return graph.edges.flatMap((edge): Drawn[] => {
      const route = routeOf(edge, layout, spread)
      if (!route) return []
      return [{ edge, route, tone: edge.kind !== 'next' ? 'absent' : edge.failed ? 'err' : 'next' }]
    })
  }, [graph, layout])
  // Red ones over grey ones, dashed ones below.
  const order = { absent: 0, next: 1, err: 2 }
  return (
    <>
      <svg width={layout.width} height={layout.height} aria-hidden="true">
        <defs>
          {(['next', 'err', 'absent'] as const).map((tone) => (
            <marker key={tone} id={`arrow-${tone}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
              <path d="M0 0.8L8 4 0 7.2z" className={`ga ${tone}`} />
            </marker>
          ))}
        </defs>
        {[...lines]
          .sort((a, b) => order[a.tone] - order[b.tone])
          .map(({ edge, route, tone }) => (
            <path key={edgeKey(edge)} d={route.path} className={`ge ${tone}`} markerEnd={`url(#arrow-${tone})`} />
          ))}
      </svg>
      {lines.map(({ edge, route, tone }) => {
        const text = labelOf(edge, byId, calls, t)
        return (
          text && (
            <span key={edgeKey(edge)} className={`gl ${tone} ${route.label.beside ? 'beside' : ''}`} style={{ left: route.label.x, top: route.label.y }} aria-hidden="true">
              {text}
            </span>
          )
        )
      })}
    </>
  )
}

function labelOf(edge: GraphEdge, byId: Map<string, GraphNode>, calls: Map<string, Calls>, t: ReturnType<typeof useTranslation>['t']): string | null {
  if (edge.kind === 'usual') return edge.share === undefined ? null : t('graph.ofRuns', { share: f.percent(edge.share) })
  const node = byId.get(edge.from)
  if (edge.from === edge.to && node) {
    const same = calls.get(edge.from)?.sameInput
    const count = t('graph.calls', { count: node.spans.length })
    return same === undefined ? count : `${count}, ${t(same ? 'graph.sameInput' : 'graph.otherInput')}`
  }
  if (edge.failed) return calls.get(edge.from)?.errorType ?? t('trace.error')
  return edge.count > 1 ? `×${edge.count}` : null
}
