import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'

/** Runs a change of a dataset, says what failed, and shows what became of it. */
export function useDatasetEdits(): (change: () => Promise<unknown>) => Promise<boolean> {
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  return useCallback(
    async (change) => {
      try {
        await change()
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
