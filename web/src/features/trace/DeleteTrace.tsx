import * as Dialog from '@radix-ui/react-dialog'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { deleteTraces } from '../../api/runs'
import type { Trace } from '../../api/types'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'

/** Says what is lost; the focus is on the harmless button. */
export function DeleteTrace({
  trace,
  name,
  spanCount,
  open,
  onOpenChange,
  onDeleted,
}: {
  trace: Trace
  name: string
  spanCount: number
  open: boolean
  onOpenChange: (open: boolean) => void
  onDeleted: () => void
}) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => deleteTraces([trace.id], trace.project_id),
    onSuccess: () => {
      onOpenChange(false)
      onDeleted()
      toast(t('trace.deleted'))
      for (const key of ['list', 'stats', 'metric', 'level-count']) void client.invalidateQueries({ queryKey: [key] })
    },
    onError: (error) => toast(errorText(error), true),
  })
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="ovl" />
        <Dialog.Content className="pop dialog">
          <Dialog.Title className="fs14 w6">{t('trace.deleteTitle', { name })}</Dialog.Title>
          <Dialog.Description className="t2">{t('trace.deleteText', { n: f.count(spanCount) })}</Dialog.Description>
          <div className="row actions">
            <span className="grow" />
            <Dialog.Close className="btn" autoFocus>
              {t('common.cancel')}
            </Dialog.Close>
            <button className="btn danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t('common.delete')}
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
