import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import { useToast } from '../Toasts'
import type { SavedView } from './api'
import type { ListView, ListViews } from './useListViews'

/** What is done with a view: renamed, shared, moved, deleted with an undo. */
export function ViewMenu({ views, view }: { views: ListViews; view: SavedView<ListView> }) {
  const { t } = useTranslation()
  const toast = useToast()
  const { saved, show } = views
  const [naming, setNaming] = useState(false)
  const remove = async () => {
    await saved.remove(view)
    show(undefined, undefined)
    toast(t('views.removed', { name: view.name }), false, {
      label: t('views.undo'),
      run: () => void saved.create(view.name, view.shared, view.state).then((made) => show(made.id, made.state)),
    })
  }
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="ibtn sm" aria-label={t('views.menu', { name: view.name })}>
          <Icon of={ChevronDown} size={12} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="start" sideOffset={4}>
            <Menu.Item className="mi" onSelect={() => setNaming(true)}>
              {t('views.rename')}
            </Menu.Item>
            {(view.own || !view.shared) && (
              <Menu.Item className="mi" onSelect={() => void saved.change(view, { shared: !view.shared })}>
                {view.shared ? t('views.makePrivate') : t('views.makeShared')}
              </Menu.Item>
            )}
            <Menu.Separator />
            <Menu.Item className="mi" onSelect={() => void saved.move(view, -1)}>
              {t('views.moveLeft')}
            </Menu.Item>
            <Menu.Item className="mi" onSelect={() => void saved.move(view, 1)}>
              {t('views.moveRight')}
            </Menu.Item>
            <Menu.Separator />
            <Menu.Item className="mi err" onSelect={() => void remove()}>
              {t('views.remove')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {naming && <NameForm name={view.name} onClose={() => setNaming(false)} onTake={(name) => void saved.change(view, { name })} />}
    </>
  )
}

/** In the place of the tab while it is renamed. */
function NameForm({ name, onClose, onTake }: { name: string; onClose: () => void; onTake: (name: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(name)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() && text.trim() !== name) onTake(text.trim())
        onClose()
      }}
    >
      <input
        className="select"
        aria-label={t('views.rename')}
        autoFocus
        maxLength={60}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={onClose}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
    </form>
  )
}
