import type { ComponentType } from 'react'
import type { Span, Trace } from '../../api/types'
import type { Conversation } from '../../lib/messages'
import type { SpanNode, SpanTree } from '../../lib/tree'
import type { LogsState } from '../logs/useLogsState'
import type { Entity } from './api'

/** What the parts of the detail are told about the selected span, or about the trace itself. */
export interface DetailContext {
  run: Trace | Span
  entity: Entity
  trace: Trace | undefined
  node: SpanNode | null
  tree: SpanTree | null
  conversation: Conversation | null
  onSelect: (id: string) => void
  onTab: (tab: string) => void
  onAnnotate: () => void
  state: LogsState
}

/** A tab of the detail. Other features add theirs to the list in `detailTabs.ts`. */
export interface DetailTab {
  /** As in the address (`traceTab`). */
  id: string
  /** Text key. */
  label: string
  /** A tab is not drawn where it would open empty. */
  shown: (context: DetailContext) => boolean
  count?: (context: DetailContext) => number
  Body: ComponentType<{ context: DetailContext }>
}
