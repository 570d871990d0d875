import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { TagInput } from '../../components/form/TagInput'
import { useErrorText } from '../../components/PageStates'
import { uuid7 } from '../../lib/uuid7'
import { changeSuite, createDataset, type DatasetKind } from './api'
import { isWrong, policyBody, policyDraft, PolicyFields } from './suite/PolicyFields'
import { uploadFile } from './transfers/api'

interface Props {
  kind: DatasetKind
  projectId: string
  onClose: () => void
  onCreated: (id: string) => void
}

/** A new dataset or suite, empty or out of a file; the file gives it a name. */
export function NewDataset({ kind, projectId, onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [tags, setTags] = useState<string[]>([])
  const [policy, setPolicy] = useState(() => policyDraft())
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [failed, setFailed] = useState<string>()
  const isSuite = kind === 'evaluation_suite'
  const create = async () => {
    if (share !== undefined || (isSuite && isWrong(policy))) return
    if (!name.trim()) {
      setFailed(t('datasets.nameNeeded'))
      return
    }
    const id = uuid7()
    try {
      setFailed(undefined)
      setShare(0)
      await createDataset({ id, name: name.trim(), type: kind, project_id: projectId, ...(description ? { description } : {}), ...(tags.length > 0 ? { tags } : {}) })
      // Its first version is the policy, unless it says what holds without one.
      if (isSuite && JSON.stringify(policy) !== JSON.stringify(policyDraft())) await changeSuite(id, undefined, policyBody(policy))
      if (file) await uploadFile(id, file, setShare)
      await client.invalidateQueries({ queryKey: ['list', 'datasets'] })
      onCreated(id)
    } catch (error) {
      setShare(undefined)
      setFailed(errorText(error))
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`datasets.new.${kind}`)}
      testId="new-dataset"
      actions={
        <button className="btn primary" disabled={share !== undefined || (isSuite && isWrong(policy))} onClick={() => void create()}>
          {t(`datasets.create.${kind}`)}
        </button>
      }
    >
      <Field label={t('datasets.cols.name')} error={failed}>
        {(control) => (
          <div className="input">
            <input {...control} autoFocus value={name} onChange={(event) => setName(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && void create()} />
          </div>
        )}
      </Field>
      <Field label={t('datasets.cols.description')}>
        {(control) => <textarea className="area" {...control} value={description} onChange={(event) => setDescription(event.target.value)} />}
      </Field>
      <Field label={t('datasets.cols.tags')}>{(control) => <TagInput id={control.id} label={t('datasets.cols.tags')} tags={tags} onChange={setTags} />}</Field>
      {isSuite && <PolicyFields draft={policy} help={t('datasets.assertionsFirst')} onChange={(change) => setPolicy((now) => ({ ...now, ...change }))} />}
      <Field label={t('datasets.file')} help={t('datasets.fileHelp')}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.json,.jsonl,.ndjson"
            onChange={(event) => {
              const chosen = event.target.files?.[0]
              setFile(chosen)
              if (chosen && !name) setName(chosen.name.replace(/\.[^.]+$/, ''))
            }}
          />
        )}
      </Field>
      {share !== undefined && file && <progress className="dsprog" value={share} aria-label={t('datasets.uploading')} />}
    </Dialog>
  )
}
