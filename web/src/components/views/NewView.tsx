import * as Popover from '@radix-ui/react-popover'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { store, stored } from '../../lib/storage'
import { Checkbox } from '../form/Checkbox'
import { Icon } from '../Icon'
import { useErrorText } from '../PageStates'
import { useToast } from '../Toasts'
import type { ListViews } from './useListViews'

/** Saves what is in view under a name; who it is for is remembered for the next one. */
export function NewView({ views }: { views: ListViews }) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const { saved, current, show } = views
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(() => stored('view-shared', false))
  const create = () => {
    store('view-shared', shared)
    saved.create(name.trim(), shared, current).then(
      (view) => {
        setOpen(false)
        setName('')
        show(view.id, view.state)
      },
      (error: unknown) => toast(errorText(error), true),
    )
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="ibtn sm" aria-label={t('views.add')} title={t('views.add')}>
        <Icon of={Plus} size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop addf" align="start" sideOffset={4} collisionPadding={8} aria-label={t('views.add')}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (name.trim()) create()
            }}
          >
            <label htmlFor="view-name">{t('views.name')}</label>
            <input id="view-name" className="select" autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
            <Checkbox on={shared} onChange={setShared}>
              {t('views.shareIt')}
            </Checkbox>
            <p className="t3 fs12">{t('views.holds')}</p>
            <button className="btn primary" disabled={!name.trim()}>
              {t('views.create')}
            </button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
