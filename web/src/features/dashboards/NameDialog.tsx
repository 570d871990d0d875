import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'

/** Asks for a name. */
export function NameDialog({ title, first, busy, onName, onClose }: { title: string; first: string; busy: boolean; onName: (name: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState(first)
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
        id="dashboard-name"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onName(name.trim())
        }}
      >
        <Field label={t('dashboards.name')}>{(control) => <input {...control} className="select" autoFocus value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />}</Field>
      </form>
    </Dialog>
  )
}
