import { lazy, type ComponentType, type ReactNode } from 'react'
import type { Trace } from '../../api/types'
import { lazyPart } from '../../app/lazyPage'
import type { SpanTree } from '../../lib/tree'
import type { LogsState } from '../logs/useLogsState'

/** What a detail that belongs to a view is told. */
export interface DetailOfView {
  trace: Trace
  tree: SpanTree
  selectedId: string | null
  /** `replace`: a step that Back should not undo, such as one of a walk with the keys. */
  onSelect: (id: string | null, replace?: boolean) => void
  state: LogsState
}

/** What the left half of the panel tells its views and the sections below the tree. */
export interface TraceContext extends DetailOfView {
  /** Ids of the spans on the critical path. */
  critical: ReadonlySet<string>
  onNextError: () => void
  /** Chooses among the views; a view draws it in its bar. */
  switcher: ReactNode
}

interface Section {
  id: string
  /** Text key. */
  label: string
  shown: (context: TraceContext) => boolean
  Body: ComponentType<{ context: TraceContext }>
}

interface View extends Section {
  /** Takes the place of the detail of a span while this view is shown. */
  Detail: ComponentType<{ context: DetailOfView }>
}

/**
 * Views of the whole trace beside the waterfall (`traceView` in the address), such as its graph, and sections below the
 * tree, such as where it lies among its like. Other features add theirs here; bodies are lazy.
 */
export const TRACE_VIEWS: View[] = [
  {
    id: 'graph',
    label: 'trace.graph',
    shown: ({ tree }) => tree.nodes.length > 0,
    Body: lazyPart('graph', () => import('../graph/GraphView'), 'GraphView'),
    Detail: lazyPart('graph', () => import('../graph/NodeDetail'), 'NodeDetail'),
  },
]
export const BELOW_TREE: Section[] = [
  {
    id: 'distribution',
    label: 'figures.distribution',
    shown: ({ trace }) => !!trace.name && trace.duration !== undefined,
    Body: lazy(() => import('./Distribution').then((module) => ({ default: module.Distribution }))),
  },
]
