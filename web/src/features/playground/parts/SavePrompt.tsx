import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Dialog } from '../../../components/Dialog'
import { Field } from '../../../components/form/Field'
import { useErrorText } from '../../../components/PageStates'
import { uuid7 } from '../../../lib/uuid7'
import { addVersion, createPrompt, promptQuery } from '../../prompts/api'
import { loaded, settingsToSave, templateToSave } from '../loaded'
import type { Variant } from '../types'

interface Props {
  projectId: string
  variant: Variant
  /** A new prompt, whatever the variant came from. */
  asNew: boolean
  onSaved: (change: Partial<Variant>) => void
  onClose: () => void
}

/** Puts a variant into the library: as the next version of its prompt, or as a prompt of its own. */
export function SavePrompt({ projectId, variant, asNew, onSaved, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'chat' | 'text'>('chat')
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const prompt = asNew ? undefined : variant.prompt
  const save = async () => {
    if (busy || (!prompt && !name.trim())) return
    setBusy(true)
    try {
      const structure = prompt?.structure ?? kind
      const version = { template: templateToSave(variant, structure), type: 'mustache' as const, metadata: settingsToSave(variant), ...(note.trim() ? { change_description: note.trim() } : {}) }
      if (prompt) {
        const of = { id: prompt.id, name: prompt.name, project_id: projectId, template_structure: structure }
        const saved = await addVersion(of, version)
        // The version is numbered when it is read again.
        const now = await client.fetchQuery({ ...promptQuery(prompt.id), staleTime: 0 })
        onSaved({ ...loaded(of, now.latest_version?.id === saved.id ? now.latest_version : saved), params: variant.params })
      } else {
        const id = uuid7()
        await createPrompt({ id, name: name.trim(), project_id: projectId, template_structure: structure, ...version })
        const made = await client.fetchQuery({ ...promptQuery(id), staleTime: 0 })
        if (made.latest_version) onSaved({ ...loaded(made, made.latest_version), params: variant.params })
      }
      await client.invalidateQueries({ queryKey: ['prompts'] })
      onClose()
    } catch (error) {
      setFailure(errorText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={prompt ? t('playground.saveVersionOf', { name: prompt.name }) : t('playground.saveNew')}
      testId="playground-save-prompt"
      actions={
        <button className="btn primary" disabled={busy || (!prompt && !name.trim())} onClick={() => void save()}>
          {t('common.save')}
        </button>
      }
    >
      <form
        className="npf"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {!prompt && (
          <Field label={t('playground.promptName')}>{(control) => <input {...control} className="input" autoFocus value={name} onChange={(event) => setName(event.target.value)} />}</Field>
        )}
        {!prompt && (
          <div className="row">
            <div className="seg" role="group" aria-label={t('prompts.cols.type')}>
              {(['chat', 'text'] as const).map((each) => (
                <button key={each} type="button" className={each === kind ? 'on' : ''} aria-pressed={each === kind} onClick={() => setKind(each)}>
                  {t(`prompts.${each}`)}
                </button>
              ))}
            </div>
            <span className="t3 fs12">{kind === 'text' ? t('playground.asText') : '\u00a0'}</span>
          </div>
        )}
        <Field label={t('playground.note')} help={t('playground.noteHelp')}>
          {(control) => <input {...control} className="input" autoFocus={prompt !== undefined} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        {failure && (
          <p className="err" role="alert">
            {failure}
          </p>
        )}
      </form>
    </Dialog>
  )
}
