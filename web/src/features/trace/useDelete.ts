import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { request } from '../../api/client'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { strike } from '../../lib/struck'

/** The toast that offers the undo is shown a little shorter. */
const UNDO_SECONDS = 7

interface What {
  entity: 'traces' | 'threads'
  /** Of a thread: its model id. */
  id: string
  /** As its row is named. */
  rowId: string
  projectId: string
  /** Said when it is on its way. */
  text: string
}

/** Deletes through the server, which holds it back for some seconds so that it can be taken back; the panel closes at once. */
export function useDelete(): (what: What) => Promise<void> {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const client = useQueryClient()
  return async ({ entity, id, rowId, projectId, text }) => {
    const back = strike(rowId)
    try {
      const job = await request<{ id: string }>('/bulk-actions', {
        method: 'POST',
        body: { entity, rows: { project_id: projectId, ids: [id] }, action: 'delete', undo_seconds: UNDO_SECONDS },
      })
      const gone = setTimeout(() => {
        void Promise.all(['list', 'stats', 'metric', 'level-count'].map((key) => client.invalidateQueries({ queryKey: [key] }))).then(back)
      }, (UNDO_SECONDS + 1.5) * 1000)
      toast(text, false, {
        label: t('common.undo'),
        run: () => {
          request(`/bulk-actions/${job.id}/undo`, { method: 'POST' }).then(
            () => {
              clearTimeout(gone)
              back()
            },
            (error: unknown) => toast(errorText(error), true),
          )
        },
      })
    } catch (error) {
      back()
      toast(errorText(error), true)
    }
  }
}
