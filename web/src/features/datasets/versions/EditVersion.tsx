import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Dialog } from '../../../components/Dialog'
import { Field } from '../../../components/form/Field'
import { TagInput } from '../../../components/form/TagInput'
import { changeVersion, removeVersionTag, type Version } from '../api'
import { useDatasetEdits } from '../useDatasetEdits'

/** Note and tags of a version: its items never change, what is said of them may. */
export function EditVersion({ id, version, onClose }: { id: string; version: Version; onClose: () => void }) {
  const { t } = useTranslation()
  const run = useDatasetEdits()
  // The server's own: it goes with the newest version.
  const before = (version.tags ?? []).filter((tag) => tag !== 'latest')
  const [note, setNote] = useState(version.change_description ?? '')
  const [tags, setTags] = useState(before)
  const save = async () => {
    const done = await run(async () => {
      for (const tag of before.filter((each) => !tags.includes(each))) await removeVersionTag(id, version.version_hash, tag)
      await changeVersion(id, version.version_hash, { change_description: note.trim(), tags_to_add: tags.filter((each) => !before.includes(each)) })
    })
    if (done) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('datasets.editVersionTitle', { version: version.version_name })}
      testId="edit-version"
      actions={
        <button className="btn primary" onClick={() => void save()}>
          {t('datasets.saveNow')}
        </button>
      }
    >
      <Field label={t('datasets.note')}>{(control) => <textarea className="area" autoFocus {...control} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      <Field label={t('datasets.versionTags')}>{(control) => <TagInput id={control.id} label={t('datasets.versionTags')} tags={tags} onChange={setTags} />}</Field>
    </Dialog>
  )
}
