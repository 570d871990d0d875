import type { TFunction } from 'i18next'
import * as f from '../../lib/format'
import type { GraphNode } from './model/graph'

/** USD; less is written as less than that, and says nothing. */
const LEAST_COST = 0.0001

export type Measure = 'time' | 'cost'

export interface Totals {
  ms: number
  cost: number
}

/** Share of the trace, 0..1. */
export const shareOf = (node: GraphNode, by: Measure, total: Totals): number =>
  by === 'cost' ? (total.cost > 0 ? Math.min(1, node.cost / total.cost) : 0) : total.ms > 0 ? Math.min(1, node.ms / total.ms) : 0

export function nameOf(node: GraphNode, t: TFunction): string {
  if (node.kind === 'fold') return t('graph.fold', { count: node.members?.length ?? 0 })
  return node.label || t('trace.span')
}

/** `1.19 s · $0.0031`, `246 ms, 3 steps`, `2.50 s, 2 failed`. */
export function figuresOf(node: GraphNode, t: TFunction): string {
  if (node.kind === 'usual') return t('graph.usualStep')
  if (node.kind === 'defined') return t('graph.notRun')
  const time = node.spans.every((span) => span.duration === null) ? t('trace.running') : f.duration(node.ms)
  if (node.failed > 0) return `${time}, ${t('graph.failed', { count: node.failed })}`
  if (node.cost >= LEAST_COST) return `${time} · ${f.cost(node.cost)}`
  if (node.inner > 0) return `${time}, ${t('graph.steps', { count: node.inner })}`
  return node.spans.length > 1 ? `${time}, ${t('graph.calls', { count: node.spans.length })}` : time
}
