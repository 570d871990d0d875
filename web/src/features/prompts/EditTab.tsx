import { useQueryClient } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { store, stored } from '../../lib/storage'
import { addVersion, type Prompt, type PromptVersion } from './api'
import { Improve } from './Improve'
import { LanguageSwitch } from './NewPrompt'
import { readSettings, SettingsField } from './SettingsField'
import { TemplateEditor } from './TemplateEditor'
import { usePromptSearch } from './usePromptSearch'
import { readMessages, type TemplateKind } from './template'

interface Draft {
  template: string
  kind: TemplateKind
  metadata: string
  note: string
}

const draftOf = (version: PromptVersion | undefined): Draft => ({
  template: version?.template ?? '',
  kind: version?.type ?? 'mustache',
  metadata: version?.metadata == null ? '' : JSON.stringify(version.metadata, null, 2),
  note: '',
})

/** A new version out of an older one. What is typed stays in this browser until it is saved or thrown away. */
export function EditTab({ prompt, base }: { prompt: Prompt; base: PromptVersion | undefined }) {
  const { t } = useTranslation()
  const change = usePromptSearch()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const key = `prompt-draft.${prompt.id}`
  const [draft, setDraft] = useState<Draft>(() => stored<Draft | null>(key, null) ?? draftOf(base))
  const [json, setJson] = useState(false)
  const [busy, setBusy] = useState(false)
  const [improving, setImproving] = useState(false)
  const original = draftOf(base)
  const changed = draft.template !== original.template || draft.kind !== original.kind || draft.metadata !== original.metadata
  useEffect(() => store(key, changed || draft.note ? draft : null), [key, draft, changed])
  const metadata = readSettings(draft.metadata)
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const leave = () => {
    store(key, null)
    change({ edit: undefined })
  }
  const save = async () => {
    if (!changed || metadata === undefined || !draft.template.trim() || busy) return
    setBusy(true)
    try {
      const made = await addVersion(prompt, {
        template: draft.template,
        type: draft.kind,
        ...(metadata === null ? {} : { metadata }),
        ...(draft.note.trim() ? { change_description: draft.note.trim() } : {}),
      })
      store(key, null)
      await Promise.all([client.invalidateQueries({ queryKey: ['prompts'] }), client.invalidateQueries({ queryKey: ['list', 'prompts'] })])
      toast(t('prompts.savedVersion', { version: made.version_number }))
      change({ edit: undefined, activeVersionId: undefined, compareVersionId: undefined })
    } catch (error) {
      toast(t('prompts.notSaved', { reason: errorText(error) }), true)
      setBusy(false)
    }
  }
  return (
    <form
      className="pedit"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="row pmeta">
        <h2 className="h3">{base ? t('prompts.editing', { version: base.version_number }) : t('prompts.firstVersion')}</h2>
        <span className="grow" />
        <button type="button" className="btn sm" disabled={!draft.template.trim() || (prompt.template_structure === 'chat' && !readMessages(draft.template))} onClick={() => setImproving(true)}>
          <Icon of={Sparkles} size={14} />
          {t('prompts.improve.open')}
        </button>
        <LanguageSwitch kind={draft.kind} onChange={(kind) => set({ kind })} />
        {prompt.template_structure === 'chat' && (
          <div className="seg" role="group" aria-label={t('prompts.view')}>
            <button type="button" className={json ? '' : 'on'} aria-pressed={!json} onClick={() => setJson(false)}>
              {t('prompts.pretty')}
            </button>
            <button type="button" className={json ? 'on' : ''} aria-pressed={json} onClick={() => setJson(true)}>
              JSON
            </button>
          </div>
        )}
      </div>
      <TemplateEditor template={draft.template} structure={prompt.template_structure} json={json} onChange={(template) => set({ template })} onSubmit={() => void save()} />
      <SettingsField text={draft.metadata} onChange={(text) => set({ metadata: text })} onSubmit={() => void save()} />
      <footer className="row pfoot">
        <div className="input grow">
          <input aria-label={t('prompts.note')} placeholder={t('prompts.noteHint')} maxLength={255} value={draft.note} onChange={(event) => set({ note: event.target.value })} />
        </div>
        <button type="button" className="btn" onClick={leave}>
          {changed ? t('prompts.throwAway') : t('common.cancel')}
        </button>
        <button className="btn primary" disabled={!changed || metadata === undefined || !draft.template.trim() || busy}>
          {t('prompts.saveVersion')}
        </button>
      </footer>
      {improving && <Improve template={draft.template} structure={prompt.template_structure} onTake={(template) => set({ template })} onClose={() => setImproving(false)} />}
    </form>
  )
}
