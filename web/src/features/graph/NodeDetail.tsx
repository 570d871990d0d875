import { ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorGlyph, Icon, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import { end } from '../../lib/tree'
import { Payload } from '../trace/Payload'
import type { DetailOfView } from '../trace/sections'
import { useCalls } from './calls'
import { Following, HereAndUsual } from './NodeUsual'
import { figuresOf } from './nodeText'
import { selectedNode, spanOf, useGraph } from './useGraph'
import './graph.css'

const MOST_LINES = 12

/** What is known of the selected step: its calls here, what it does in other runs, what follows it, its input. */
export function NodeDetail({ context }: { context: DetailOfView }) {
  const { t } = useTranslation()
  const { trace, tree, selectedId, state } = context
  const { graph, usual, level } = useGraph(context)
  const node = selectedNode(graph, context)
  const calls = useCalls(trace.project_id, trace.id, useMemo(() => (node ? [node] : []), [node]))
  if (!node) return <aside className="right gd" aria-busy="true" />
  const known = calls.get(node.id)
  const here = tree.byId.get(selectedId ?? '')
  const shownSpan = here && node.spans.includes(here) ? here.id : spanOf(node)
  const figures = usual?.steps.find((step) => step.name === node.id)
  const input = shownSpan ? known?.spans.get(shownSpan)?.input : undefined
  const [first, second] = node.spans
  const repeated = known?.sameInput === true && node.failed > 0
  return (
    <aside className="right gd" aria-label={t('graph.node', { name: node.label })} data-testid="graph-node-detail">
      <div className="pnh">
        <TypeBadge type={node.type} />
        <h2 className="fs14 w6 trunc">{node.label}</h2>
        {node.failed > 0 && (
          <span className="badge err">
            <ErrorGlyph size={12} />
            {t('graph.ofFailed', { failed: node.failed, total: node.spans.length })}
          </span>
        )}
      </div>
      <div className="pns" tabIndex={0} role="region" aria-label={t('graph.node', { name: node.label })}>
        {node.spans.length === 0 ? (
          <section className="sect">
            <p className="t2">{t('graph.neverRan')}</p>
          </section>
        ) : (
          <section className="sect">
            <header>
              <h3 className="h3">{t('graph.callsHere')}</h3>
              <span className="grow" />
              {node.inner > 0 && (
                <button className="btn sm" onClick={() => state.set({ graphIn: spanOf(node) ?? undefined })}>
                  {t('graph.inside')}
                </button>
              )}
              <button className="btn sm" onClick={() => state.set({ traceView: undefined, span: shownSpan ?? undefined })}>
                {t('graph.goToSpan')}
                <Icon of={ChevronRight} size={12} />
              </button>
            </header>
            {node.spans.slice(0, MOST_LINES).map((span, i) => (
              <button key={span.id} className={`att ${span.id === shownSpan && node.spans.length > 1 ? 'cur' : ''}`} aria-pressed={span.id === shownSpan} onClick={() => context.onSelect(span.id)}>
                <span className={span.error ? 'err' : 't3'}>{span.error && <ErrorGlyph size={12} />}</span>
                <span className="nowrap">
                  <b className="w5">{t('graph.call', { n: i + 1 })}</b> <span className="t3">{t('graph.at', { time: f.duration(Math.max(0, span.start)) })}</span>
                </span>
                <span className="err trunc">{known?.spans.get(span.id)?.error_info?.exception_type}</span>
                <span className="num">{span.duration === null ? t('trace.running') : f.duration(span.duration)}</span>
              </button>
            ))}
            {node.spans.length > MOST_LINES && <p className="t3 fs12">{t('graph.more', { count: node.spans.length - MOST_LINES })}</p>}
            {repeated && (
              <p className="notice warn">
                <span className="wrn">
                  <ErrorGlyph size={14} />
                </span>
                <span>
                  {t('graph.allSame')} {second && t('graph.retryAfter', { time: f.duration(Math.max(0, second.start - end(first!))) })}
                </span>
              </p>
            )}
          </section>
        )}
        {figures && usual && <HereAndUsual node={node} figures={figures} whole={level.parent?.duration ?? trace.duration ?? tree.to - tree.from} />}
        {figures && figures.next.length > 0 && <Following figures={figures} taken={graph.edges.filter((edge) => edge.from === node.id && edge.kind === 'next').map((edge) => edge.to)} />}
        {node.spans.length > 0 && (
          <section className="sect gin">
            <Payload key={shownSpan} title={t('graph.input')} part="input" value={input} empty={known && known.spans.size > 0 ? t('trace.noInput') : figuresOf(node, t)} />
          </section>
        )}
      </div>
    </aside>
  )
}
