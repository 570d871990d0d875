import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Dialog } from '../../../components/Dialog'
import { Field } from '../../../components/form/Field'
import { TagInput } from '../../../components/form/TagInput'
import { useErrorText } from '../../../components/PageStates'

interface Props {
  title: string
  /** Tags that the ticked rows have: what can be taken away at a click. */
  present: string[]
  onClose: () => void
  onTake: (add: string[], remove: string[]) => Promise<void>
}

export function TagDialog({ title, present, onClose, onTake }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const [failed, setFailed] = useState<string>()
  const left = present.filter((tag) => !remove.includes(tag))
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      actions={
        <button
          className="btn primary"
          disabled={add.length === 0 && remove.length === 0}
          onClick={() => onTake(add, remove).then(onClose, (error: unknown) => setFailed(errorText(error)))}
        >
          {t('rows.applyTags')}
        </button>
      }
    >
      <Field label={t('rows.tagsAdd')} help={t('rows.tagsHelp')}>
        {({ id }) => <TagInput id={id} label={t('rows.tagsAdd')} tags={add} onChange={setAdd} />}
      </Field>
      <Field label={t('rows.tagsRemove')}>{({ id }) => <TagInput id={id} label={t('rows.tagsRemove')} tags={remove} onChange={setRemove} />}</Field>
      {left.length > 0 && (
        <div className="row wrap" role="group" aria-label={t('rows.tagsPresent')}>
          <span className="t3 fs12">{t('rows.tagsPresent')}</span>
          {left.map((tag) => (
            <button key={tag} className="tag" onClick={() => setRemove([...remove, tag])}>
              {tag}
            </button>
          ))}
        </div>
      )}
      {failed && (
        <p className="err" role="alert">
          {failed}
        </p>
      )}
    </Dialog>
  )
}
