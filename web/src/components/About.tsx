import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import './about.css'
import { Dialog } from './Dialog'
import { Field } from './form/Field'
import { TagInput } from './form/TagInput'
import { Icon } from './Icon'
import { useErrorText } from './PageStates'

/** What people call a thing and say about it. */
export interface Head {
  name: string
  /** null: none. */
  description: string | null
  tags: string[]
}

const SHOWN_TAGS = 3
const LONGEST = 255

/** Description and tags on one line beside the tabs, and the dialog that changes them and the name. */
export function About({ name, description, tags = [], onSave }: { name: string; description?: string | undefined; tags?: string[] | undefined; onSave: (head: Head) => Promise<unknown> }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <div className="about" data-testid="about">
      {description && (
        <span className="t2 fs12 trunc" title={description}>
          {description}
        </span>
      )}
      {tags.slice(0, SHOWN_TAGS).map((tag) => (
        <span className="tag" key={tag} title={tags.join(', ')}>
          {tag}
        </span>
      ))}
      {tags.length > SHOWN_TAGS && <span className="t3 fs11">+{tags.length - SHOWN_TAGS}</span>}
      <button className="ibtn sm" aria-label={t('about.change')} title={t('about.change')} onClick={() => setOpen(true)}>
        <Icon of={Pencil} size={14} />
      </button>
      {open && <AboutDialog head={{ name, description: description ?? null, tags }} onSave={onSave} onClose={() => setOpen(false)} />}
    </div>
  )
}

function AboutDialog({ head, onSave, onClose }: { head: Head; onSave: (head: Head) => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [name, setName] = useState(head.name)
  const [description, setDescription] = useState(head.description ?? '')
  const [tags, setTags] = useState(head.tags)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const save = async () => {
    if (!name.trim() || busy) return
    setBusy(true)
    try {
      await onSave({ name: name.trim(), description: description.trim() || null, tags })
      onClose()
    } catch (error) {
      setBusy(false)
      setFailed(errorText(error))
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('about.title')}
      testId="about-dialog"
      actions={
        <button className="btn primary" disabled={busy || !name.trim()} onClick={() => void save()}>
          {t('common.save')}
        </button>
      }
    >
      <Field label={t('about.name')} error={failed}>
        {(control) => (
          <div className={`input ${failed ? 'invalid' : ''}`}>
            <input {...control} autoFocus maxLength={LONGEST} value={name} onChange={(event) => setName(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && void save()} />
          </div>
        )}
      </Field>
      <Field label={t('about.description')}>
        {(control) => <textarea className="area" {...control} rows={3} maxLength={LONGEST} value={description} onChange={(event) => setDescription(event.target.value)} />}
      </Field>
      <Field label={t('about.tags')}>{(control) => <TagInput id={control.id} label={t('about.tags')} tags={tags} onChange={setTags} />}</Field>
    </Dialog>
  )
}
