import type { SpanType } from '../../../api/types'
import type { SpanNode } from '../../../lib/tree'

/**
 * `step`: spans of this trace. `usual`, `defined`: a step that did not run here, known from other runs or from a logged
 * definition. `fold`: several steps drawn as one. `start` and `end` stand for the trace itself.
 */
export type NodeKind = 'start' | 'step' | 'usual' | 'defined' | 'fold' | 'end'

export interface GraphNode {
  id: string
  kind: NodeKind
  label: string
  type: SpanType
  /** By start time; empty where nothing ran. */
  spans: SpanNode[]
  /** All of them together, in ms. */
  ms: number
  /** USD, with what ran inside. */
  cost: number
  failed: number
  /** Spans inside of them. */
  inner: number
  /** Nodes that a fold stands for. */
  members?: GraphNode[]
}

export interface GraphEdge {
  from: string
  to: string
  /** How often it was gone. */
  count: number
  kind: 'next' | 'usual' | 'defined'
  /** Span that failed before it. */
  failed: SpanNode | null
  /** 0..1 of other runs; of usual ones only. */
  share?: number
}

export interface StepGraph {
  /** In the order in which they first ran; `start` is the first, `end` the last. */
  nodes: GraphNode[]
  edges: GraphEdge[]
  /** Ids of nodes that overlapped in time, by lane: those of one lane ran one after another. */
  parallel: string[][][]
}

export const START = '\u0000start'
export const END = '\u0000end'
