import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { setFormatLocale } from '../lib/format'
import { store, stored } from '../lib/storage'
import { en } from './en'

export const LANGUAGES = { en: 'English', zh: '中文' } as const
export type Language = keyof typeof LANGUAGES

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  const browser: Language = navigator.language.startsWith('zh') ? 'zh' : 'en'
  await chooseLanguage(stored<Language>('language', browser), false)
}

/** Loads and applies a language; texts other than English come in a chunk of their own. */
export async function chooseLanguage(language: Language, remember = true): Promise<void> {
  if (language === 'zh' && !i18next.hasResourceBundle('zh', 'translation')) {
    const { zh } = await import('./zh')
    i18next.addResourceBundle('zh', 'translation', zh)
  }
  await i18next.changeLanguage(language)
  setFormatLocale(language === 'en' ? (navigator.language.startsWith('en') ? navigator.language : 'en') : language)
  document.documentElement.lang = language
  if (remember) store('language', language)
}
