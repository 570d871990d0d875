import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { defer, draw } from '../../lib/deferred'

/** Deletes after a few seconds in which it can be taken back; the panel closes at once. */
export function useDelete(): (id: string, text: string, act: (leaving: boolean) => Promise<unknown>) => void {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const client = useQueryClient()
  return (id, text, act) => {
    const undo = defer(id, (leaving) => {
      act(leaving).then(
        async () => {
          await Promise.all(['list', 'stats', 'metric', 'level-count'].map((key) => client.invalidateQueries({ queryKey: [key] })))
          draw()
        },
        (error: unknown) => {
          draw()
          toast(errorText(error), true)
        },
      )
    })
    toast(text, false, { label: t('common.undo'), run: undo })
  }
}
