import { Suspense, useMemo } from 'react'
import { lazyPart } from '../../app/lazyPage'
import { USER_FEEDBACK, type Entity } from '../trace/api'
import type { LogRow } from './useLogList'

const Thumbs = lazyPart('trace', () => import('../trace/Thumbs'), 'Thumbs')

/** Good or bad without opening the row. */
export function RowThumbs({ row }: { row: LogRow }) {
  const { project_id: projectId } = row
  const thread = 'thread_model_id' in row ? row.thread_model_id : undefined
  const trace = 'trace_id' in row ? row.trace_id : undefined
  const entity = useMemo<Entity>(
    () =>
      thread
        ? { kind: 'threads', id: thread, projectId, threadId: row.id }
        : trace
          ? { kind: 'spans', id: row.id, projectId, traceId: trace }
          : { kind: 'traces', id: row.id, projectId },
    [row.id, projectId, thread, trace],
  )
  return (
    // A click here does not open the row.
    <span onClick={(event) => event.preventDefault()}>
      <Suspense>
        <Thumbs small entity={entity} score={row.feedback_scores?.find((score) => score.name === USER_FEEDBACK)} />
      </Suspense>
    </span>
  )
}
