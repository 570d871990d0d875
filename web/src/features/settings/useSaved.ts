import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'

export interface Saving {
  state: 'idle' | 'saving' | 'saved'
  /** Does it, says "Saved", and asks for the list again; a failure is told and nothing is pretended. */
  save: (work: () => Promise<unknown>, ...lists: string[]) => Promise<boolean>
}

export function useSaved(): Saving {
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [state, setState] = useState<Saving['state']>('idle')
  const save = useCallback(
    async (work: () => Promise<unknown>, ...lists: string[]) => {
      setState('saving')
      try {
        await work()
        await Promise.all(lists.map((list) => client.invalidateQueries({ queryKey: [list] })))
        setState('saved')
        return true
      } catch (error) {
        setState('idle')
        toast(errorText(error), true)
        return false
      }
    },
    [client, toast, errorText],
  )
  return { state, save }
}
