import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useProjectEvents } from '../../api/events'
import { useLiveLists } from '../../api/lists'
import type { Schemas } from '../../api/types'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { resumeRun, retryCells, runQuery, startRun, stopRun } from './api'
import type { Run } from './types'
import { useLiveCells } from './useLiveCells'

const SCORES_AFTER_MS = 1500

/** The run that is shown, kept fresh by events, and what can be done with it. */
export function useRun(projectId: string, id: string) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const query = useQuery(runQuery(id))
  const run = id ? query.data : undefined
  const live = useLiveCells(id, run?.state === 'running')
  useLiveLists('playground')
  // Rules score a while after the answers.
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useProjectEvents(projectId, (run?.rule_ids?.length ?? 0) > 0, (event) => {
    if (!event.scores || waiting.current) return
    waiting.current = setTimeout(() => {
      waiting.current = undefined
      void client.invalidateQueries({ queryKey: ['playground'] })
    }, SCORES_AFTER_MS)
  })
  const attempt = useCallback(
    async (work: () => Promise<unknown>, failed: string) => {
      setBusy(true)
      try {
        await work()
        await client.invalidateQueries({ queryKey: ['playground'] })
      } catch (error) {
        toast(t(failed, { reason: errorText(error) }), true)
      } finally {
        setBusy(false)
      }
    },
    [client, errorText, t, toast],
  )
  return {
    run,
    error: id ? query.error : null,
    live,
    busy,
    start: (body: Schemas['PlaygroundRunBody'], then: (run: Run) => void) =>
      attempt(async () => {
        const begun = await startRun(body)
        client.setQueryData(runQuery(begun.id).queryKey, begun)
        then(begun)
      }, 'playground.notStarted'),
    stop: () => attempt(() => stopRun(id), 'playground.notStopped'),
    resume: () => attempt(() => resumeRun(id), 'playground.notResumed'),
    retry: (cell?: { position: number; variant: number }) => attempt(() => retryCells(id, cell), 'playground.notRetried'),
  }
}
