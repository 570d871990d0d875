import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { hide } from '../rows/bulk/leaving'
import { useBulk } from '../rows/bulk/useBulk'

/** A deletion can be taken back for so long. */
const UNDO_SECONDS = 10

interface What {
  entity: 'traces' | 'threads'
  /** Of a thread: its model id. */
  id: string
  /** As its row is named. */
  rowId: string
}

/** Deletes through the server, which holds it back for some seconds; the row leaves the list at once, and undo brings it back. */
export function useDelete(projectId: string): (what: What) => Promise<void> {
  const toast = useToast()
  const errorText = useErrorText()
  const start = useBulk(projectId)
  return async ({ entity, id, rowId }) => {
    try {
      const job = await start({ entity, rows: { project_id: projectId, ids: [id] }, action: 'delete', undo_seconds: UNDO_SECONDS })
      hide(job.id, { list: '', ids: new Set([rowId]) })
    } catch (error) {
      toast(errorText(error), true)
    }
  }
}
