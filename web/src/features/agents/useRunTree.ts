import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { currentWorkspace } from '../../api/client'
import { useProjectEvents } from '../../api/events'
import { treeQuery } from '../../api/runs'
import { buildTree, type SpanTree } from '../../lib/tree'

/** The spans of a run; while it goes on they are read again when one of its own was written. Null: none yet. */
export function useRunTree(traceId: string | undefined, projectId: string, live: boolean): SpanTree | null {
  const client = useQueryClient()
  const columns = useQuery({ ...treeQuery(traceId ?? ''), enabled: traceId !== undefined, retry: false })
  useProjectEvents(projectId, traceId !== undefined && (live || !columns.data), (event) => {
    if (event.spans || event.traces) void client.invalidateQueries({ queryKey: ['tree', currentWorkspace(), traceId] })
  })
  return useMemo(() => (columns.data && columns.data.spans.id.length > 0 ? buildTree(columns.data) : null), [columns.data])
}
