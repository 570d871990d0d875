import { lazy, Suspense, useEffect, useState } from 'react'
import type { Thread, Trace } from '../../api/types'
import { loadedPanels, openPanels } from './panels'
import type { LogsState } from './useLogsState'

const LazyTrace = lazy(openPanels.trace)
const LazyThread = lazy(openPanels.thread)

/** The first row opens as fast as the second: both panels are loaded soon after the list. */
export function usePanelPreload(listed: boolean): void {
  useEffect(() => {
    if (!listed) return
    const timer = setTimeout(() => void openPanels.trace().then(openPanels.thread), 300)
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
  const [TracePanel] = useState(() => loadedPanels.trace ?? LazyTrace)
  const [ThreadPanel] = useState(() => loadedPanels.thread ?? LazyThread)
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
