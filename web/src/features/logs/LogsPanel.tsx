import { lazy, Suspense, useEffect, useState } from 'react'
import type { Thread, Trace } from '../../api/types'
import { loadTexts } from '../../i18n'
import type { LogsState } from './useLogsState'

type Panels = { trace: typeof import('../trace/TracePanel').TracePanel; thread: typeof import('../threads/ThreadPanel').ThreadPanel }

// Once loaded a panel is used as it is: a lazy component shows its fallback for at least 300 ms.
const loaded: { trace: Panels['trace'] | null; thread: Panels['thread'] | null } = { trace: null, thread: null }
const loadTrace = async () => {
  const [module] = await Promise.all([import('../trace/TracePanel'), loadTexts('trace')])
  loaded.trace = module.TracePanel
  return { default: module.TracePanel }
}
const loadThread = async () => {
  const [module] = await Promise.all([import('../threads/ThreadPanel'), loadTexts('threads'), loadTexts('trace')])
  loaded.thread = module.ThreadPanel
  return { default: module.ThreadPanel }
}
const LazyTrace = lazy(loadTrace)
const LazyThread = lazy(loadThread)

/** The first row opens as fast as the second: both panels are loaded soon after the list. */
export function usePanelPreload(listed: boolean): void {
  useEffect(() => {
    if (!listed) return
    const timer = setTimeout(() => void loadTrace().then(loadThread), 300)
    return () => clearTimeout(timer)
  }, [listed])
}

interface Props {
  state: LogsState
  trace: Trace | undefined
  thread: Thread | undefined
  position: { at: number; total: number } | null
  onMove: (by: number) => void
  onClose: () => void
  /** Shows a path such as `metadata.user` as a column. */
  onAddColumn: (path: string) => void
}

/** What is open beside the list: a trace, or a thread. A trace of a thread opens in its place. */
export function LogsPanel({ state, trace, thread, position, onMove, onClose, onAddColumn }: Props) {
  const { search } = state
  // Chosen once: another component in its place would begin anew and lose what was typed.
  const [TracePanel] = useState(() => loaded.trace ?? LazyTrace)
  const [ThreadPanel] = useState(() => loaded.thread ?? LazyThread)
  return (
    <Suspense fallback={<section className="panel" aria-busy="true" />}>
      {search.trace !== undefined ? (
        <TracePanel
          traceId={search.trace}
          row={trace}
          position={search.thread === undefined ? position : null}
          onMove={onMove}
          onClose={onClose}
          onAddColumn={onAddColumn}
          state={state}
        />
      ) : (
        <ThreadPanel
          key={search.thread}
          threadId={search.thread!}
          row={thread}
          position={position}
          onMove={onMove}
          onClose={onClose}
          state={state}
        />
      )}
    </Suspense>
  )
}
