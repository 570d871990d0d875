import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { store, stored } from '../lib/storage'
import './empty.css'
import { Icon } from './Icon'
import { useCopy } from './useCopy'

/** Lines of code, by language. */
export type Snippets = Partial<Record<'.NET' | 'Python' | 'TypeScript' | 'HTTP', string>>

/** The same lines in several languages; the choice is remembered. */
export function CodeBlock({ snippets, label }: { snippets: Snippets; /** In place of the choice, where there is none. */ label?: string }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const languages = Object.keys(snippets) as (keyof Snippets)[]
  const [chosen, setChosen] = useState(() => stored<keyof Snippets>('snippet-language', '.NET'))
  const language = languages.includes(chosen) ? chosen : languages[0]
  const code = language && snippets[language]
  if (!code) return null
  return (
    <div className="codebox snip">
      <header>
        {label ? (
          <span className="t3 fs12">{label}</span>
        ) : (
          <div className="seg sm" role="group" aria-label={t('common.docs')}>
            {languages.map((each) => (
              <button
                key={each}
                className={each === language ? 'on' : ''}
                aria-pressed={each === language}
                onClick={() => {
                  store('snippet-language', each)
                  setChosen(each)
                }}
              >
                {each}
              </button>
            ))}
          </div>
        )}
        <span className="grow" />
        <button className="ibtn sm" aria-label={t('common.copy')} title={t('common.copy')} onClick={() => copy(code)}>
          <Icon of={Copy} size={14} />
        </button>
      </header>
      <pre className="mono" tabIndex={0}>
        {code}
      </pre>
    </div>
  )
}
