import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import { deleteExperiments } from '../api'

const HELD_MS = 6000

/**
 * Deletes after the time in which it can be undone; until then the rows stay, struck through. Leaving the page does it at
 * once; closing the tab leaves everything as it was.
 */
export function useHeldDeletion(): { leaving: ReadonlySet<string>; remove: (ids: string[]) => void } {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const client = useQueryClient()
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const held = useRef(new Map<ReturnType<typeof setTimeout>, string[]>())
  const keep = useCallback((ids: string[]) => setLeaving((now) => new Set([...now].filter((id) => !ids.includes(id)))), [])
  const commit = useCallback(
    (ids: string[]) =>
      deleteExperiments(ids)
        .then(() => Promise.all([client.invalidateQueries({ queryKey: ['list', 'experiments'] }), client.invalidateQueries({ queryKey: ['experiments'] })]))
        .catch((error: unknown) => toast(t('experiments.notDeleted', { why: errorText(error) }), true))
        .finally(() => keep(ids)),
    [client, errorText, keep, t, toast],
  )
  const latest = useRef(commit)
  useEffect(() => {
    latest.current = commit
  })
  useEffect(() => {
    const waiting = held.current
    return () => {
      for (const [timer, ids] of waiting) {
        clearTimeout(timer)
        void latest.current(ids)
      }
      waiting.clear()
    }
  }, [])
  const remove = (ids: string[]) => {
    setLeaving((now) => new Set([...now, ...ids]))
    const timer = setTimeout(() => {
      held.current.delete(timer)
      void latest.current(ids)
    }, HELD_MS)
    held.current.set(timer, ids)
    toast(t('experiments.deleted', { count: ids.length }), false, {
      label: t('common.undo'),
      run: () => {
        clearTimeout(timer)
        held.current.delete(timer)
        keep(ids)
      },
    })
  }
  return { leaving, remove }
}
