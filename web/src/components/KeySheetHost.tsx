import { useState } from 'react'
import { useHotkeys } from '../lib/hotkeys'
import { KeySheetDialog } from './KeySheetDialog'
import { LIST_KEYS, openPageSheet } from './keySheets'

/** `?` on every page: the sheet of the page, or of what all lists know. */
export function KeySheetHost() {
  const [open, setOpen] = useState(false)
  useHotkeys({
    '?': () => {
      if (!openPageSheet()) setOpen(true)
    },
  })
  return <KeySheetDialog rows={LIST_KEYS} open={open} onOpenChange={setOpen} />
}
