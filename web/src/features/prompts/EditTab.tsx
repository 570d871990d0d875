import { useQueryClient } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { DraftConflict } from '../../components/drafts/DraftConflict'
import { DraftState } from '../../components/drafts/DraftState'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { addVersion, type Prompt, type PromptDraft, type PromptVersion } from './api'
import { contentOf, isChanged } from './draft'
import './edit.css'
import { Improve } from './Improve'
import { LanguageSwitch } from './NewPrompt'
import { readSettings, SettingsField } from './SettingsField'
import { TemplateEditor } from './TemplateEditor'
import type { DraftOfPrompt } from './usePromptDraft'
import { usePromptSearch } from './usePromptSearch'
import { readMessages } from './template'

interface Props {
  prompt: Prompt
  /** The version in view: a draft that is there already has its own. */
  base: PromptVersion | undefined
  of: DraftOfPrompt
}

/** A new version out of an older one. What is typed is a draft on the server until it is saved or thrown away. */
export function EditTab({ prompt, base: inView, of: { draft, base: ofDraft } }: Props) {
  const { t } = useTranslation()
  const change = usePromptSearch()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const [json, setJson] = useState(false)
  const [busy, setBusy] = useState(false)
  const [improving, setImproving] = useState(false)
  const baseId = draft.content?.base_version_id
  const base = draft.content ? (ofDraft ?? (inView?.id === baseId ? inView : undefined)) : inView
  const original = contentOf(base)
  const content = draft.content ?? original
  const changed = isChanged(content, original)
  const metadata = readSettings(content.settings ?? '')
  const set = (part: Partial<PromptDraft>) => {
    const next = { ...content, ...part }
    draft.set(isChanged(next, original) || next.change_description ? next : null)
  }
  const leave = () => change({ edit: undefined })
  const discard = () => {
    const thrown = draft.content
    draft.set(null)
    change({ edit: undefined, activeVersionId: inView?.id === prompt.latest_version?.id ? undefined : inView?.id })
    toast(t('drafts.discarded'), false, { label: t('common.undo'), run: () => draft.set(thrown) })
  }
  const save = async () => {
    if (!changed || metadata === undefined || !content.template.trim() || busy) return
    setBusy(true)
    try {
      const note = content.change_description?.trim()
      const made = await addVersion(prompt, {
        template: content.template,
        type: content.type,
        ...(metadata === null ? {} : { metadata }),
        ...(note ? { change_description: note } : {}),
      })
      await draft.finish()
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
      {draft.state === 'conflict' && <DraftConflict draft={draft} />}
      <div className="row pmeta">
        <h2 className="h3">{base ? t('prompts.editing', { version: base.version_number }) : baseId ? '…' : t('prompts.firstVersion')}</h2>
        <span className="grow" />
        <button type="button" className="btn sm" disabled={!content.template.trim() || (prompt.template_structure === 'chat' && !readMessages(content.template))} onClick={() => setImproving(true)}>
          <Icon of={Sparkles} size={14} />
          {t('prompts.improve.open')}
        </button>
        <LanguageSwitch kind={content.type} onChange={(kind) => set({ type: kind })} />
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
      <TemplateEditor template={content.template} structure={prompt.template_structure} json={json} onChange={(template) => set({ template })} onSubmit={() => void save()} />
      <SettingsField text={content.settings ?? ''} onChange={(settings) => set({ settings })} onSubmit={() => void save()} />
      <footer className="row pfoot">
        <div className="input grow">
          <input aria-label={t('prompts.note')} placeholder={t('prompts.noteHint')} maxLength={255} value={content.change_description ?? ''} onChange={(event) => set({ change_description: event.target.value || undefined })} />
        </div>
        <DraftState draft={draft} />
        {draft.content && (
          <button type="button" className="btn" onClick={discard}>
            {t('drafts.discard')}
          </button>
        )}
        {inView && (
          <button type="button" className="btn" onClick={leave}>
            {t(draft.content ? 'common.close' : 'common.cancel')}
          </button>
        )}
        <button className="btn primary" disabled={!changed || metadata === undefined || !content.template.trim() || busy}>
          {t('prompts.saveVersion')}
        </button>
      </footer>
      {improving && <Improve template={content.template} structure={prompt.template_structure} onTake={(template) => set({ template })} onClose={() => setImproving(false)} />}
    </form>
  )
}
