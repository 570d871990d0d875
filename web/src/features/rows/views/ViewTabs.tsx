import * as Menu from '@radix-ui/react-dropdown-menu'
import * as Popover from '@radix-ui/react-popover'
import { Link } from '@tanstack/react-router'
import { ChevronDown, Lock, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Checkbox } from '../../../components/form/Checkbox'
import { Icon } from '../../../components/Icon'
import { useErrorText } from '../../../components/PageStates'
import { useToast } from '../../../components/Toasts'
import { store, stored } from '../../../lib/storage'
import type { SavedView } from './api'
import { same } from './same'
import type { SavedViews } from './useSavedViews'
import './views.css'

/** A link is the current one only when the whole address is its. */
export const EXACT = { exact: true, includeSearch: true, explicitUndefined: true } as const

interface Props<State> {
  saved: SavedViews<State>
  /** The id in the address. */
  chosen: string | undefined
  /** What is in view now. */
  current: State
  name: string
  /** The address that opens a view as it was saved. */
  addressOf: (view: SavedView<State>) => object
  /** Shows a state; `id` of the view, none for the list without one. */
  onShow: (id: string | undefined, state: State | undefined) => void
  /** Views that every list has. */
  children: ReactNode
}

/** Saved views as tabs. A changed one has a dot, and Save and Reset beside it; its menu renames, shares, moves and deletes. */
export function ViewTabs<State>({ saved, chosen, current, name, addressOf, onShow, children }: Props<State>) {
  const { t } = useTranslation()
  const active = saved.views.find((view) => view.id === chosen)
  const dirty = active !== undefined && !same(active.state, current)
  return (
    <div className="views" role="group" aria-label={name}>
      {children}
      {saved.views.map((view) => {
        const on = view.id === chosen
        return (
          <span key={view.id} className={`vt ${on ? 'on' : ''}`} data-testid={`view-${view.name}`}>
            <Link
              className={`vw ${on ? 'on' : ''}`}
              to="."
              search={addressOf(view) as never}
              resetScroll={false} activeOptions={EXACT}
              aria-current={on || undefined}
              title={view.name}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                // Columns that were tried in it are put back too.
                event.preventDefault()
                onShow(view.id, view.state)
              }}
            >
              {!view.shared && <Icon of={Lock} size={12} />}
              <span className="trunc">{view.name}</span>
              {on && dirty && <span className="dot acc" role="img" aria-label={t('rows.changed')} title={t('rows.changed')} />}
            </Link>
            {on && <ViewMenu saved={saved} view={view} onShow={onShow} />}
          </span>
        )
      })}
      {active && dirty && (
        <span className="row vsave">
          <button className="btn sm" onClick={() => void saved.change(active, { state: current })}>
            {t('rows.save')}
          </button>
          <button className="btn ghost sm" onClick={() => onShow(active.id, active.state)}>
            {t('rows.reset')}
          </button>
        </span>
      )}
      <NewView saved={saved} current={current} onShow={onShow} />
    </div>
  )
}

function ViewMenu<State>({ saved, view, onShow }: { saved: SavedViews<State>; view: SavedView<State>; onShow: Props<State>['onShow'] }) {
  const { t } = useTranslation()
  const toast = useToast()
  const [naming, setNaming] = useState(false)
  const remove = async () => {
    await saved.remove(view)
    onShow(undefined, undefined)
    toast(t('rows.viewDeleted', { name: view.name }), false, {
      label: t('rows.undo'),
      run: () => void saved.create(view.name, view.shared, view.state).then((made) => onShow(made.id, made.state)),
    })
  }
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="ibtn sm" aria-label={t('rows.viewMenu', { name: view.name })}>
          <Icon of={ChevronDown} size={12} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="start" sideOffset={4}>
            <Menu.Item className="mi" onSelect={() => setNaming(true)}>
              {t('rows.rename')}
            </Menu.Item>
            {(view.own || !view.shared) && (
              <Menu.Item className="mi" onSelect={() => void saved.change(view, { shared: !view.shared })}>
                {view.shared ? t('rows.makePrivate') : t('rows.makeShared')}
              </Menu.Item>
            )}
            <Menu.Separator />
            <Menu.Item className="mi" onSelect={() => void saved.move(view, -1)}>
              {t('rows.moveLeft')}
            </Menu.Item>
            <Menu.Item className="mi" onSelect={() => void saved.move(view, 1)}>
              {t('rows.moveRight')}
            </Menu.Item>
            <Menu.Separator />
            <Menu.Item className="mi err" onSelect={() => void remove()}>
              {t('rows.deleteView')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {naming && (
        <NameForm
          label={t('rows.rename')}
          name={view.name}
          onClose={() => setNaming(false)}
          onTake={(name) => void saved.change(view, { name })}
        />
      )}
    </>
  )
}

/** In the place of the tab while it is renamed. */
function NameForm({ label, name, onClose, onTake }: { label: string; name: string; onClose: () => void; onTake: (name: string) => void }) {
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
        aria-label={label}
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

function NewView<State>({ saved, current, onShow }: { saved: SavedViews<State>; current: State; onShow: Props<State>['onShow'] }) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(() => stored('view-shared', false))
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="ibtn sm" aria-label={t('rows.newView')} title={t('rows.newView')}>
        <Icon of={Plus} size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop addf" align="start" sideOffset={4} collisionPadding={8} aria-label={t('rows.newView')}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (!name.trim()) return
              store('view-shared', shared)
              saved.create(name.trim(), shared, current).then(
                (view) => {
                  setOpen(false)
                  setName('')
                  onShow(view.id, view.state)
                },
                (error: unknown) => toast(errorText(error), true),
              )
            }}
          >
            <label htmlFor="view-name">{t('rows.viewName')}</label>
            <input id="view-name" className="select" autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
            <Checkbox on={shared} onChange={setShared}>
              {t('rows.shareIt')}
            </Checkbox>
            <p className="t3 fs12">{t('rows.viewHolds')}</p>
            <button className="btn primary" disabled={!name.trim()}>
              {t('rows.saveView')}
            </button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
