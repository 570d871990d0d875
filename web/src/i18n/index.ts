import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { setFormatLocale } from '../lib/format'
import { store, stored } from '../lib/storage'
import { en } from './en'
import { forgetTexts } from './useTranslation'

export const LANGUAGES = { en: 'English', zh: '中文' } as const
export type Language = keyof typeof LANGUAGES
type Texts = Record<string, unknown>

/** Texts of a feature, `features/<x>/texts.<language>.ts`: `export const texts = { … }`, found as `<x>.…`. */
const bundles = import.meta.glob<{ texts: Texts }>('../features/*/texts.*.ts')
const loaded = new Set<string>()
let current: Language = 'en'

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    // Said, because it looks at the characters of every key for what it is not told.
    keySeparator: '.',
    nsSeparator: false,
    returnNull: false,
  })
  i18next.store.on('added', () => forgetTexts(false))
  i18next.on('languageChanged', () => forgetTexts(true))
  const browser: Language = navigator.language.startsWith('zh') ? 'zh' : 'en'
  await chooseLanguage(stored<Language>('language', browser), false)
}

/** Loads the texts of a feature; its pages and parts wait for them. */
export async function loadTexts(feature: string): Promise<void> {
  loaded.add(feature)
  await Promise.all([...new Set<Language>(['en', current])].map((language) => addTexts(feature, language)))
}

async function addTexts(feature: string, language: Language): Promise<void> {
  if (i18next.getResource(language, 'translation', feature) !== undefined) return
  const load = bundles[`../features/${feature}/texts.${language}.ts`]
  if (!load) throw new Error(`The feature ${feature} has no texts in ${language}.`)
  i18next.addResourceBundle(language, 'translation', { [feature]: (await load()).texts }, true, false)
}

/** Loads and applies a language; texts other than English come in chunks of their own. */
export async function chooseLanguage(language: Language, remember = true): Promise<void> {
  if (language === 'zh' && i18next.getResource('zh', 'translation', 'nav') === undefined) {
    const { zh } = await import('./zh')
    i18next.addResourceBundle('zh', 'translation', zh, true, false)
  }
  current = language
  await Promise.all([...loaded].map((feature) => addTexts(feature, language)))
  await i18next.changeLanguage(language)
  setFormatLocale(language === 'en' ? (navigator.language.startsWith('en') ? navigator.language : 'en') : language)
  document.documentElement.lang = language
  if (remember) store('language', language)
}
