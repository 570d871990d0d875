import * as Dialog from '@radix-ui/react-dialog'
import { CircleHelp } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { Icon } from './Icon'
import { KeySheetDialog } from './KeySheetDialog'
import { useKeySheet, type KeyRow } from './keySheets'

/** The `?` button of a page and the list of its keys. */
export function KeySheet({ rows }: { rows: KeyRow[] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useKeySheet(useCallback(() => setOpen(true), []))
  return (
    <KeySheetDialog rows={rows} open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="ibtn" aria-label={t('common.help')} title={`${t('common.help')}  ?`}>
        <Icon of={CircleHelp} />
      </Dialog.Trigger>
    </KeySheetDialog>
  )
}
