import { useTranslation } from '../../i18n/useTranslation'
import { CodeEditor } from '../../components/code/CodeEditor'

/** Settings that go with a template (model, temperature, …), as JSON; folded away while there are none. */
export function SettingsField({ text, onChange, onSubmit }: { text: string; onChange: (text: string) => void; onSubmit: () => void }) {
  const { t } = useTranslation()
  return (
    <details className="mb pset" open={text !== ''}>
      <summary>{t('prompts.settings')}</summary>
      <CodeEditor value={text} language="json" label={t('prompts.settings')} minLines={3} maxLines={12} onChange={onChange} onSubmit={onSubmit} />
      {readSettings(text) === undefined && (
        <p className="err fs12" role="alert">
          {t('prompts.badJson')}
        </p>
      )}
    </details>
  )
}

/** null: none; undefined: no JSON. */
export function readSettings(text: string): unknown {
  if (!text.trim()) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
