import * as Popover from '@radix-ui/react-popover'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'

/** Says that somebody knows, with a note for the others where there is something to say. */
export function AcknowledgeButton({ count, onAcknowledge }: { count: number; onAcknowledge: (note?: string) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const done = () => {
    setOpen(false)
    setNote('')
    onAcknowledge(note.trim() || undefined)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn sm" disabled={count === 0}>
        <Icon of={Check} size={12} />
        {t('alerts.acknowledge')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop aack" align="end" sideOffset={4} aria-label={t('alerts.acknowledge')}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              done()
            }}
          >
            <label className="field">
              <span className="w5">{t('alerts.note')}</span>
              <span className="input">
                <input autoFocus maxLength={2000} value={note} placeholder={t('alerts.noteHint')} onChange={(event) => setNote(event.target.value)} />
              </span>
            </label>
            <button className="btn sm primary">{t('alerts.acknowledgeCount', { count })}</button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
