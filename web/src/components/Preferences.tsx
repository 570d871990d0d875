import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, SlidersHorizontal } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { latency, onLatency } from '../api/latency'
import { chooseLanguage, LANGUAGES, type Language } from '../i18n'
import { store, stored } from '../lib/storage'
import { chosenTheme, chooseTheme, type Theme } from '../lib/theme'
import { Icon } from './Icon'

const THEMES: Theme[] = ['system', 'light', 'dark']

/** Theme, language and keys of this browser, and how fast the server answers. */
export function Preferences() {
  const { t, i18n } = useTranslation()
  const [theme, setTheme] = useState(chosenTheme)
  const [letters, setLetters] = useState(() => stored('letter-keys', true))
  const ms = useSyncExternalStore(onLatency, latency)
  return (
    <Menu.Root>
      <Menu.Trigger className="nav" title={t('prefs.title')}>
        <Icon of={SlidersHorizontal} />
        <span className="lbl">{t('prefs.title')}</span>
        {ms !== null && (
          <span className="cnt row" style={{ gap: 5 }} title={t('prefs.latency', { ms })}>
            <span className="dot ok" />
            {ms} ms
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
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
