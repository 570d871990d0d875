import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, ExternalLink, SlidersHorizontal } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { latency, onLatency } from '../api/latency'
import { onServerAway, serverAway } from '../api/reach'
import { chooseLanguage, LANGUAGES, type Language } from '../i18n'
import * as f from '../lib/format'
import { store, stored } from '../lib/storage'
import { chosenTheme, chooseTheme, type Theme } from '../lib/theme'
import { Icon } from './Icon'

/** What the official clients do, and what this server answers. */
const DOCS = [
  { id: 'clients', href: 'https://www.comet.com/docs/opik/' },
  { id: 'api', href: '/openapi.json' },
] as const

const THEMES: Theme[] = ['system', 'light', 'dark']

/** Theme, language and keys of this browser, and how fast the server answers. */
export function Preferences() {
  const { t, i18n } = useTranslation()
  const [theme, setTheme] = useState(chosenTheme)
  const [letters, setLetters] = useState(() => stored('letter-keys', true))
  const away = useSyncExternalStore(onServerAway, serverAway)
  const ms = useSyncExternalStore(onLatency, latency)
  return (
    <Menu.Root>
      <Menu.Trigger className="nav" title={t('prefs.title')}>
        <Icon of={SlidersHorizontal} />
        <span className="lbl">{t('prefs.title')}</span>
        {ms !== null && (
          <span className="cnt row" style={{ gap: 5 }} title={away ? t('errors.offline') : t('prefs.latency', { ms })}>
            <span className={`dot ${away ? 'err' : 'ok'}`} />
            {away ? f.NONE : `${ms} ms`}
          </span>
        )}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" side="top" align="start" sideOffset={6} collisionPadding={8}>
          <Menu.Label>{t('prefs.theme')}</Menu.Label>
          <Menu.RadioGroup
            value={theme}
            onValueChange={(value) => {
              setTheme(value as Theme)
              chooseTheme(value as Theme)
            }}
          >
            {THEMES.map((each) => (
              <Menu.RadioItem key={each} value={each} className="mi" onSelect={(event) => event.preventDefault()}>
                {t(`prefs.${each}`)}
                <Menu.ItemIndicator className="r">
                  <Icon of={Check} size={14} />
                </Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator />
          <Menu.Label>{t('prefs.language')}</Menu.Label>
          <Menu.RadioGroup value={i18n.language} onValueChange={(value) => void chooseLanguage(value as Language)}>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <Menu.RadioItem key={code} value={code} className="mi" lang={code} onSelect={(event) => event.preventDefault()}>
                {name}
                <Menu.ItemIndicator className="r">
                  <Icon of={Check} size={14} />
                </Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator />
          <Menu.CheckboxItem
            className="mi"
            checked={letters}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={(on) => {
              setLetters(on)
              store('letter-keys', on)
            }}
          >
            {t('prefs.letters')}
            <Menu.ItemIndicator className="r">
              <Icon of={Check} size={14} />
            </Menu.ItemIndicator>
          </Menu.CheckboxItem>
          <Menu.Separator />
          <Menu.Label>{t('common.docs')}</Menu.Label>
          {DOCS.map(({ id, href }) => (
            <Menu.Item key={id} className="mi" asChild>
              <a href={href} target="_blank" rel="noreferrer">
                {t(`prefs.docs.${id}`)}
                <span className="r">
                  <Icon of={ExternalLink} size={14} />
                </span>
              </a>
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
