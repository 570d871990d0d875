import { useMemo, useState } from 'react'
import type { TraceContext } from '../trace/sections'
import { definitionOf, withDefinition } from './model/define'
import { deriveGraph, levelOf, nodeOf } from './model/derive'
import { fold } from './model/fold'
import { END, START, type GraphNode, type StepGraph } from './model/graph'

/** The graph of the trace in view, and which of its nodes is selected. */
export function useGraph({ trace, tree, selectedId, state }: TraceContext) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const inside = state.search.graphIn ?? null
  const level = useMemo(() => levelOf(tree, inside), [tree, inside])
  const definition = useMemo(() => definitionOf(trace.metadata), [trace.metadata])
  const whole = useMemo(() => {
    const derived = deriveGraph(level, level.parent?.name || trace.name || '')
    return definition && !inside ? withDefinition(derived, definition, tree) : derived
  }, [level, definition, inside, tree, trace.name])
  const graph = useMemo(() => fold(whole, open), [whole, open])
  // A step that did not run has no span to stand in the address.
  const [absent, setAbsent] = useState<string | null>(null)
  const own = nodeOf(graph, tree, selectedId)
  const ghost = absent ? graph.nodes.find((node) => node.id === absent && node.spans.length === 0) : undefined
  return {
    level,
    whole,
    graph,
    node: ghost ?? own,
    selectedNode: ghost?.id ?? own?.id ?? START,
    setAbsent,
    openFold: (id: string) => setOpen((now) => new Set([...now, id])),
    defined: definition !== null,
  }
}

/** The span that a node leads to: the first that failed, or its first. */
export const spanOf = (node: GraphNode): string | null => (node.spans.find((span) => span.error) ?? node.spans[0])?.id ?? null

export const isTrace = (id: string): boolean => id === START || id === END

export const looped = (graph: StepGraph): GraphNode[] =>
  graph.nodes.filter((node) => node.kind === 'step' && (node.failed > 0 || graph.edges.some((edge) => edge.from === node.id && edge.to === node.id)))
