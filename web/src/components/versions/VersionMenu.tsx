import * as Popover from '@radix-ui/react-popover'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Page } from '../../api/types'
import { Icon } from '../Icon'
import { VersionChoices } from './VersionChoices'
import './versions.css'

export interface VersionMenuProps<Row> {
  /** What changes of the versions refresh the menu by. */
  name: readonly [string, ...unknown[]]
  /** `text` is empty unless `searches` is set. */
  fetchPage: (page: number, size: number, signal: AbortSignal, text: string) => Promise<Page<Row>>
  /** The server looks for what is typed; else it is looked for here, in all pages. */
  searches?: boolean
  entry: (row: Row) => { name: string | undefined; note?: string | undefined }
  chosen: { id: string; name?: string | undefined } | undefined
  label: string
  /** Of the button, for a label that stands elsewhere. */
  id?: string
  /** A choice before all versions: none, or the latest. */
  first?: { name: string; onChoose: () => void }
  align?: 'start' | 'end'
  /** Only the arrow: the name stands elsewhere. */
  bare?: boolean
  onChoose: (row: Row) => void
}

/** Any version of something, newest first; older ones come as the list is scrolled, and all are found by words. */
export function VersionMenu<Row extends { id: string }>(props: VersionMenuProps<Row>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { chosen, first, label, id, bare, align = 'start' } = props
  const name = chosen?.name ?? first?.name ?? '–'
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger id={id} className={bare ? 'ibtn sm' : 'btn sm'} aria-label={`${label}: ${name}`} title={bare ? label : undefined}>
        {!bare && name}
        <Icon of={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop menu vmenu" align={align} sideOffset={4} collisionPadding={8} aria-label={t('versions.choose', { label })}>
          <VersionChoices {...props} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
