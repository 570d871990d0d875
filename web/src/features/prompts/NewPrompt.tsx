import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { useErrorText } from '../../components/PageStates'
import { uuid7 } from '../../lib/uuid7'
import { createPrompt } from './api'
import { readSettings, SettingsField } from './SettingsField'
import type { Structure, TemplateKind } from './template'
import { writeMessages } from './template'
import { TemplateEditor } from './TemplateEditor'

const FIRST_CHAT = writeMessages([
  { role: 'system', parts: [{ type: 'text', value: '' }] },
  { role: 'user', parts: [{ type: 'text', value: '{{question}}' }] },
])

/** A prompt with its first version. */
export function NewPrompt({ projectId, onClose, onCreated }: { projectId: string; onClose: () => void; onCreated: (id: string) => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [structure, setStructure] = useState<Structure>('chat')
  const [kind, setKind] = useState<TemplateKind>('mustache')
  const [templates, setTemplates] = useState<Record<Structure, string>>({ chat: FIRST_CHAT, text: '' })
  const [settings, setSettings] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const template = templates[structure]
  const metadata = readSettings(settings)
  const create = async () => {
    setTried(true)
    if (!name.trim() || !template.trim() || metadata === undefined || busy) return
    setBusy(true)
    try {
      const id = uuid7()
      await createPrompt({
        id,
        name: name.trim(),
        project_id: projectId,
        ...(description.trim() ? { description: description.trim() } : {}),
        template,
        type: kind,
        template_structure: structure,
        ...(metadata === null ? {} : { metadata }),
      })
      await client.invalidateQueries({ queryKey: ['list', 'prompts'] })
      onCreated(id)
    } catch (error) {
      setFailure(errorText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('prompts.new')}
      testId="new-prompt"
      actions={
        <button className="btn primary" disabled={busy} onClick={() => void create()}>
          {t('prompts.create')}
        </button>
      }
    >
      <div className="npf">
        <Field label={t('prompts.cols.name')} error={tried && !name.trim() ? t('prompts.nameNeeded') : undefined}>
          {(control) => (
            <div className="input">
              <input {...control} autoFocus value={name} maxLength={255} onChange={(event) => setName(event.target.value)} />
            </div>
          )}
        </Field>
        <Field label={t('prompts.cols.description')}>
          {(control) => (
            <div className="input">
              <input {...control} value={description} maxLength={255} onChange={(event) => setDescription(event.target.value)} />
            </div>
          )}
        </Field>
        <div className="row npk">
          <div className="seg" role="group" aria-label={t('prompts.cols.type')}>
            {(['chat', 'text'] as const).map((each) => (
              <button key={each} type="button" className={each === structure ? 'on' : ''} aria-pressed={each === structure} onClick={() => setStructure(each)}>
                {t(`prompts.${each}`)}
              </button>
            ))}
          </div>
          <LanguageSwitch kind={kind} onChange={setKind} />
          <span className="t3 fs12">{t('prompts.structureStays')}</span>
        </div>
        <TemplateEditor template={template} structure={structure} onChange={(next) => setTemplates({ ...templates, [structure]: next })} onSubmit={() => void create()} />
        <SettingsField text={settings} onChange={setSettings} onSubmit={() => void create()} />
        {tried && !template.trim() && <p className="err fs12">{t('prompts.templateNeeded')}</p>}
        {failure && (
          <p className="err" role="alert">
            {t('prompts.notCreated', { reason: failure })}
          </p>
        )}
      </div>
    </Dialog>
  )
}

export function LanguageSwitch({ kind, onChange }: { kind: TemplateKind; onChange: (kind: TemplateKind) => void }) {
  const { t } = useTranslation()
  return (
    <div className="seg" role="group" aria-label={t('prompts.language')}>
      {(['mustache', 'jinja2'] as const).map((each) => (
        <button key={each} type="button" className={each === kind ? 'on' : ''} aria-pressed={each === kind} onClick={() => onChange(each)}>
          {each === 'mustache' ? 'Mustache' : 'Jinja2'}
        </button>
      ))}
    </div>
  )
}
