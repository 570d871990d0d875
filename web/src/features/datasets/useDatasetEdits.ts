import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'

/** Runs changes of a dataset one after the other, says what failed, and shows what became of them. */
export function useDatasetEdits(): (change: () => Promise<unknown>) => Promise<boolean> {
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return useCallback(
    async (change) => {
      const done = last.current.then(change)
      last.current = done.catch(() => undefined)
      try {
        await done
        await Promise.all([client.invalidateQueries({ queryKey: ['list', 'datasets'] }), client.invalidateQueries({ queryKey: ['datasets'] })])
        return true
      } catch (error) {
        toast(errorText(error), true)
        return false
      }
    },
    [client, toast, errorText],
  )
}
