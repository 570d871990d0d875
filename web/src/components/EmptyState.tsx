import { useState, type ReactNode } from 'react'
import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { store, stored } from '../lib/storage'
import './empty.css'
import { Icon } from './Icon'
import { useCopy } from './useCopy'

/** The lines that would fill the page, by language. */
export type Snippets = Partial<Record<'.NET' | 'Python' | 'TypeScript' | 'HTTP', string>>

/** Nothing is here yet: one sentence what this is for, one button, and the lines of code that would fill it. */
export function EmptyState({ title, text, action, snippets }: { title: string; text: ReactNode; action?: ReactNode; snippets?: Snippets }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const languages = Object.keys(snippets ?? {}) as (keyof Snippets)[]
  const [chosen, setChosen] = useState(() => stored<keyof Snippets>('snippet-language', '.NET'))
  const language = languages.includes(chosen) ? chosen : languages[0]
  const code = language && snippets?.[language]
  return (
    <div className="empty-page" role="status">
      <h2 className="h3">{title}</h2>
      <p className="t2">{text}</p>
      {action}
      {code && (
        <div className="codebox">
          <header>
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
            <span className="grow" />
            <button className="ibtn sm" aria-label={t('common.copy')} title={t('common.copy')} onClick={() => copy(code)}>
              <Icon of={Copy} size={14} />
            </button>
          </header>
          <pre className="mono" tabIndex={0}>
            {code}
          </pre>
        </div>
      )}
    </div>
  )
}
