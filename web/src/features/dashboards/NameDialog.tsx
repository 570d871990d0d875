import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'

/** Asks for a name; where `described` is given, for a description too. */
export function NameDialog({ title, first, described, busy, onName, onClose }: { title: string; first: string; described?: string; busy: boolean; onName: (name: string, description: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState(first)
  const [description, setDescription] = useState(described ?? '')
  const ready = name.trim() !== '' && !busy
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      actions={
        <button className="btn primary" form="dashboard-name" disabled={!ready}>
          {t('common.save')}
        </button>
      }
    >
      <form
        className="dname"
        id="dashboard-name"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onName(name.trim(), description.trim())
        }}
      >
        <Field label={t('dashboards.name')}>{(control) => <input {...control} className="select" autoFocus value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />}</Field>
        {described !== undefined && (
          <Field label={t('dashboards.description')}>{(control) => <input {...control} className="select" value={description} maxLength={255} onChange={(event) => setDescription(event.target.value)} />}</Field>
        )}
      </form>
    </Dialog>
  )
}
