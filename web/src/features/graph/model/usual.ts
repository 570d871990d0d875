import type { Schemas, SpanType } from '../../../api/types'
import { END, type GraphEdge, type GraphNode, type StepGraph } from './graph'

export type Usual = Schemas['UsualSteps']
export type UsualStep = Usual['steps'][number]

/** Fewer runs say nothing about what is usual. */
export const LEAST_RUNS = 5
/** What happens less often is not usual. */
const LEAST_SHARE = 0.5

/** Adds, for each step, the most frequent next step of other runs where this run did not take it. */
export function withUsual(graph: StepGraph, usual: Usual): StepGraph {
  const steps = new Map(usual.steps.map((step) => [step.name, step]))
  const here = new Set(graph.nodes.map((node) => node.id))
  const known = new Map(graph.edges.map((edge) => [`${edge.from}\n${edge.to}`, edge]))
  const added = new Map<string, GraphNode>()
  const edges: GraphEdge[] = []
  const usualNext = (name: string) => {
    const step = steps.get(name)
    const next = step?.next[0]
    return step && next && step.runs >= LEAST_RUNS && next.runs / step.runs >= LEAST_SHARE ? { name: next.name, share: next.runs / step.runs } : null
  }
  const add = (from: string, to: string, share: number | undefined) => {
    const before = known.get(`${from}\n${to}`)
    if (before && before.kind !== 'defined') return
    const edge: GraphEdge = { from, to, count: 0, kind: 'usual', failed: null, ...(share === undefined ? {} : { share }) }
    known.set(`${from}\n${to}`, edge)
    edges.push(edge)
  }
  for (const node of graph.nodes) {
    if (node.kind !== 'step') continue
    const next = usualNext(node.id)
    // An end that was not reached is said by what did come.
    if (!next || next.name === null || known.get(`${node.id}\n${next.name}`)?.kind === 'next') continue
    add(node.id, next.name, next.share)
    if (here.has(next.name) || added.has(next.name)) continue
    added.set(next.name, absent(next.name, steps.get(next.name)?.type ?? 'general'))
    const after = usualNext(next.name)
    const to = after ? (after.name ?? END) : null
    if (to !== null && here.has(to) && to !== node.id) add(next.name, to, undefined)
  }
  const replaced = new Set(edges.map((edge) => `${edge.from}\n${edge.to}`))
  const nodes = graph.nodes.map((node) => (node.kind === 'defined' && edges.some((edge) => edge.to === node.id) ? { ...node, kind: 'usual' as const } : node))
  return {
    ...graph,
    nodes: [...nodes.slice(0, -1), ...added.values(), nodes.at(-1)!],
    edges: [...graph.edges.filter((edge) => edge.kind !== 'defined' || !replaced.has(`${edge.from}\n${edge.to}`)), ...edges],
  }
}

const absent = (name: string, type: SpanType): GraphNode => ({ id: name, kind: 'usual', label: name, type, spans: [], ms: 0, cost: 0, failed: 0, inner: 0 })
