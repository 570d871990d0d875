import * as Dialog from '@radix-ui/react-dialog'
import { useParams, useRouter } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { Fragment, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import { Kbd } from '../Kbd'
import type { Entry } from './entry'
import './palette.css'
import { remember } from './recent'
import { usePaletteEntries } from './usePaletteEntries'

// To search the logs is always possible, so it comes last: Enter goes to what was named.
const ORDER = ['id', 'recent', 'actions', 'pages', 'entities', 'filter'] as const

/** One field for places, ids, entities and what can be done here. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const router = useRouter()
  const { workspace = 'default' } = useParams({ strict: false })
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { entries, of, searching, failed } = usePaletteEntries(text)
  /** Enter came before the list of what was typed: it is for that list, not for the one that was still there. */
  const early = useRef<{ tab: boolean } | null>(null)
  const current = of === text.trim()
  const sorted = ORDER.flatMap((group) => entries.filter((entry) => entry.group === group))
  const chosen = Math.min(at, sorted.length - 1)

  const take = (entry: Entry, tab = false) => {
    if (tab && entry.href) {
      window.open(entry.href, '_blank', 'noopener')
      return
    }
    onClose()
    if (entry.href) {
      if (entry.group === 'id' || entry.group === 'entities')
        remember(workspace, { href: entry.href, label: entry.label, kind: entry.id.split('-')[0]!, ...(entry.hint ? { hint: entry.hint } : {}) })
      router.history.push(entry.href)
      // What was chosen acts after the dialog has given back the focus.
    } else if (entry.run) setTimeout(entry.run)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, sorted.length))
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + sorted.length) % Math.max(1, sorted.length))
    else if (event.key === 'Enter' && !current) early.current = { tab: event.metaKey || event.ctrlKey }
    else if (event.key === 'Enter' && sorted[chosen]) take(sorted[chosen], event.metaKey || event.ctrlKey)
    else return
    event.preventDefault()
  }
  useEffect(() => {
    const { current: waiting } = early
    if (!waiting || !current) return
    early.current = null
    if (sorted[0]) take(sorted[0], waiting.tab)
  })
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, text])

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="ovl" />
        <Dialog.Content className="pop palette" aria-describedby={undefined} data-testid="command-palette">
          <Dialog.Title className="sr">{t('palette.title')}</Dialog.Title>
          <div className="pl-in">
            <Icon of={Search} />
            <input
              autoFocus
              role="combobox"
              aria-expanded
              aria-controls="palette-list"
              aria-activedescendant={sorted[chosen] ? `palette-${chosen}` : undefined}
              aria-label={t('palette.title')}
              placeholder={t('palette.placeholder')}
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => {
                early.current = null
                setText(event.target.value)
                setAt(0)
              }}
              onKeyDown={onKey}
            />
            {searching ? <span className="spin" /> : <Kbd of="esc" />}
          </div>
          <div className="pl-list menu" role="listbox" id="palette-list" ref={list} aria-label={t('palette.title')}>
            {sorted.map((entry, index) => (
              <Fragment key={`${entry.group}-${entry.id}`}>
                {entry.group !== sorted[index - 1]?.group && (
                  <div role="presentation" className="pl-group">
                    {t(`palette.groups.${entry.group}`)}
                  </div>
                )}
                <div
                  id={`palette-${index}`}
                  role="option"
                  aria-selected={index === chosen}
                  className={`mi ${index === chosen ? 'hi' : ''}`}
                  onPointerMove={() => index !== chosen && setAt(index)}
                  onClick={(event) => take(entry, event.metaKey || event.ctrlKey)}
                  onAuxClick={(event) => event.button === 1 && take(entry, true)}
                >
                  <Icon of={entry.icon} size={14} />
                  <span className="trunc">{entry.label}</span>
                  {entry.keys ? <Kbd of={entry.keys} /> : entry.hint && <span className="r t3 fs12 trunc">{entry.hint}</span>}
                </div>
              </Fragment>
            ))}
            {sorted.length === 0 && !searching && <div role="presentation" className="pl-none">{t(failed ? 'errors.offline' : 'palette.nothing', { text: text.trim() })}</div>}
          </div>
          <p className="sr" role="status">
            {text && !searching ? t('palette.results', { count: sorted.length }) : ''}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
