import i18next, { type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'

interface Spoken {
  t: TFunction
  /** `en`, `zh`. */
  language: string
}

/** What has been looked up in the language of today: most texts are asked for again with every row and every render. */
const known = new Map<string, string>()
const listeners = new Set<() => void>()
let spoken: Spoken = speak()

function speak(): Spoken {
  const t = (key: string, options?: Record<string, unknown>): string => {
    if (options !== undefined) return i18next.t(key, options)
    let text = known.get(key)
    if (text === undefined) known.set(key, (text = i18next.t(key)))
    return text
  }
  return { t: t as TFunction, language: i18next.language }
}

/** Texts came or are of another language now; `renders` where those that are shown change too. */
export function forgetTexts(renders: boolean): void {
  known.clear()
  if (!renders) return
  spoken = speak()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * The texts of the chosen language: `t('feature.key', { count })` as i18next has it. All components share one function and one
 * memory of texts; the hook of react-i18next has a wrapper, a subscription and a lookup for each component, which was a fifth
 * of the time of a list's first render.
 */
export function useTranslation(): Spoken {
  return useSyncExternalStore(subscribe, () => spoken)
}
