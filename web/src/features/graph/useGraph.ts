import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { iso } from '../../lib/range'
import type { DetailOfView } from '../trace/sections'
import { definitionOf, withDefinition } from './model/define'
import { deriveGraph, levelOf, nodeOf } from './model/derive'
import { END, START, type GraphNode, type StepGraph } from './model/graph'
import { LEAST_RUNS, withUsual } from './model/usual'
import { nodeIdsQuery, usualStepsQuery } from './usualQuery'

/** The graph of the trace in view, before anything is folded. */
export function useGraph({ trace, tree, state }: DetailOfView) {
  const { search, range } = state
  const inside = search.graphIn ?? null
  const level = useMemo(() => levelOf(tree, inside), [tree, inside])
  const definition = useMemo(() => definitionOf(trace.metadata), [trace.metadata])
  const nodeIds = useQuery({ ...nodeIdsQuery(trace.project_id, trace.id), enabled: definition !== null }).data
  const answer = useQuery({
    ...usualStepsQuery(trace.id, (inside && level.parent?.name) || undefined, { from_time: iso(range.from), to_time: iso(range.to) }),
    enabled: Boolean(trace.name),
  })
  const usual = answer.data && answer.data.runs >= LEAST_RUNS ? answer.data : undefined
  const drawUsual = search.graphUsual !== 'off'
  const graph = useMemo(() => {
    const derived = deriveGraph(level, level.parent?.name || trace.name || '')
    const defined = definition && !inside ? withDefinition(derived, definition, tree, nodeIds) : derived
    return usual && drawUsual ? withUsual(defined, usual) : defined
  }, [level, definition, inside, tree, trace.name, usual, drawUsual, nodeIds])
  return { level, graph, usual }
}

/** The node that is selected: a step that did not run is named by itself, any other by one of its spans. */
export function selectedNode(graph: StepGraph, { tree, selectedId, state }: DetailOfView): GraphNode | null {
  const { graphStep } = state.search
  const absent = graphStep === undefined ? undefined : graph.nodes.find((node) => node.id === graphStep && node.spans.length === 0)
  return absent ?? nodeOf(graph, tree, selectedId)
}

/** The span that a node leads to: the first that failed, or its first. */
export const spanOf = (node: GraphNode): string | null => (node.spans.find((span) => span.error) ?? node.spans[0])?.id ?? null

export const isTrace = (id: string): boolean => id === START || id === END

/** Nodes whose lines say more than the tree knows. */
export const telling = (graph: StepGraph): GraphNode[] =>
  graph.nodes.filter((node) => node.kind === 'step' && (node.failed > 0 || graph.edges.some((edge) => edge.from === node.id && edge.to === node.id)))
