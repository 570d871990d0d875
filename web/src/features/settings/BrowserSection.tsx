import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Switch } from '../../components/form/Switch'
import { chooseLanguage, LANGUAGES, type Language } from '../../i18n'
import { store, stored } from '../../lib/storage'
import { chosenTheme, chooseTheme, type Theme } from '../../lib/theme'
import { Section } from './Section'

/** What only this browser keeps. */
export function BrowserSection() {
  const { t, i18n } = useTranslation()
  const [theme, setTheme] = useState(chosenTheme)
  const [letters, setLetters] = useState(() => stored('letter-keys', true))
  return (
    <Section id="browser" note={t('settings.browser.note')}>
      <div className="set-line">
        <label htmlFor="set-theme" className="w5 grow">
          {t('prefs.theme')}
        </label>
        <select
          id="set-theme"
          className="select set-pick"
          value={theme}
          onChange={(event) => {
            setTheme(event.target.value as Theme)
            chooseTheme(event.target.value as Theme)
          }}
        >
          {(['system', 'light', 'dark'] as const).map((each) => (
            <option key={each} value={each}>
              {t(`prefs.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="set-line">
        <label htmlFor="set-language" className="w5 grow">
          {t('prefs.language')}
        </label>
        <select id="set-language" className="select set-pick" value={i18n.language} onChange={(event) => void chooseLanguage(event.target.value as Language)}>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="set-line">
        <span className="grow">
          <span className="w5">{t('prefs.letters')}</span>
          <span className="t3 fs12 set-sub">{t('settings.browser.letters')}</span>
        </span>
        <Switch
          on={letters}
          label={t('prefs.letters')}
          onChange={(on) => {
            setLetters(on)
            store('letter-keys', on)
          }}
        />
      </div>
    </Section>
  )
}
