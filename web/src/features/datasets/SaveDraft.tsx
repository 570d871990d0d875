import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { TagInput } from '../../components/form/TagInput'
import { useToast } from '../../components/Toasts'
import { fetchConflicts, saveDraft, type Conflict, type Draft, type Item } from './api'
import { Counts } from './Counts'
import { editText, shortField } from './itemData'
import { useDatasetEdits } from './useDatasetEdits'

/** Note, tags, the three counts, and what a newer version contradicts: each decided before anything is saved. */
export function SaveDraft({ id, draft, onClose }: { id: string; draft: Draft; onClose: () => void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const run = useDatasetEdits()
  const [note, setNote] = useState('')
  const [tags, setTags] = useState<string[]>([])
  const [decisions, setDecisions] = useState<Record<string, 'mine' | 'theirs'>>({})
  const conflicts = useQuery({ queryKey: ['datasets', id, 'conflicts'], queryFn: () => fetchConflicts(id), enabled: draft.conflicts > 0 })
  const open = (conflicts.data ?? []).filter((each) => !decisions[each.id]).length
  const save = async () => {
    const done = await run(async () => {
      const version = await saveDraft(id, { ...(note.trim() ? { change_description: note.trim() } : {}), tags, decisions })
      toast(t('datasets.savedAs', { version: version.version_name }))
    })
    if (done) onClose()
  }
  const submit = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && open === 0) void save()
  }
  return (
    <Dialog
      open
      wide={draft.conflicts > 0}
      onOpenChange={(now) => !now && onClose()}
      title={t('datasets.saveTitle', { version: draft.next_version_name })}
      testId="save-draft"
      actions={
        <button className="btn primary" disabled={open > 0 || (draft.conflicts > 0 && !conflicts.data)} onClick={() => void save()}>
          {t('datasets.saveNow')}
        </button>
      }
    >
      <Counts added={draft.items_added} changed={draft.items_modified} deleted={draft.items_deleted} />
      {draft.base_version && draft.latest_version && draft.base_version.id !== draft.latest_version.id && (
        <p className="t2 fs12">{t('datasets.between', { version: draft.latest_version.version_name })}</p>
      )}
      <Field label={t('datasets.note')}>
        {(control) => <textarea className="area" autoFocus {...control} value={note} onKeyDown={submit} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Field label={t('datasets.versionTags')}>{(control) => <TagInput id={control.id} label={t('datasets.versionTags')} tags={tags} onChange={setTags} />}</Field>
      {conflicts.data?.map((conflict) => (
        <Decide key={conflict.id} conflict={conflict} chosen={decisions[conflict.id]} onChoose={(side) => setDecisions({ ...decisions, [conflict.id]: side })} />
      ))}
    </Dialog>
  )
}

function Decide({ conflict, chosen, onChoose }: { conflict: Conflict; chosen: 'mine' | 'theirs' | undefined; onChoose: (side: 'mine' | 'theirs') => void }) {
  const { t } = useTranslation()
  return (
    <fieldset className="dsdecide">
      <legend className="fs12 t2">
        {t('datasets.item', { id: conflict.id.slice(-6) })} · {conflict.fields?.map(shortField).join(', ') || t('datasets.deletedByOne')}
      </legend>
      <div className="dspair">
        {(['mine', 'theirs'] as const).map((side) => (
          <label key={side} className={chosen === side ? 'on' : ''}>
            <span className="row fs12 w5">
              <input type="radio" name={conflict.id} checked={chosen === side} onChange={() => onChoose(side)} />
              {t(`datasets.${side}`)}
            </span>
            <Side item={conflict[side]} fields={conflict.fields ?? []} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Side({ item, fields }: { item: Item | undefined; fields: string[] }) {
  const { t } = useTranslation()
  if (!item) return <span className="t3">{t('datasets.states.deleted')}</span>
  const names = fields.length > 0 ? fields : Object.keys(item.data).map((name) => `data.${name}`)
  return (
    <span className="t2 fs12 dsval">
      {names.map((field) => editText(field.startsWith('data.') ? item.data[field.slice(5)] : (item as unknown as Record<string, unknown>)[field])).join('\n')}
    </span>
  )
}
