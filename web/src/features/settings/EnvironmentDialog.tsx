import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { ColorField } from './ColorField'
import { saveEnvironment, type Environment } from './api'
import type { Saving } from './useSaved'

const NAME = /^[A-Za-z0-9_-]+$/

/** Makes an environment, or changes its name, description and colour. */
export function EnvironmentDialog({ environment, saving, onClose }: { environment: Environment | null; saving: Saving; onClose: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState(environment?.name ?? '')
  const [description, setDescription] = useState(environment?.description ?? '')
  const [color, setColor] = useState(environment?.color)
  const wrong = name !== '' && !NAME.test(name.trim())
  const ready = name.trim() !== '' && !wrong
  const submit = async () => {
    if (ready && (await saving.save(() => saveEnvironment(environment?.id ?? null, { name: name.trim(), description, ...(color ? { color } : {}) }), 'environments'))) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(environment ? 'settings.environments.change' : 'settings.environments.add')}
      actions={
        <button className="btn primary" disabled={!ready} onClick={() => void submit()}>
          {t('common.save')}
        </button>
      }
    >
      <form
        className="set-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label={t('settings.name')} help={t('settings.environments.nameHelp')} error={wrong ? t('settings.environments.nameWrong') : undefined}>
          {(control) => (
            <div className={`input ${wrong ? 'invalid' : ''}`}>
              <input {...control} autoFocus maxLength={150} value={name} onChange={(event) => setName(event.target.value)} />
            </div>
          )}
        </Field>
        <Field label={t('settings.description')}>
          {(control) => (
            <div className="input">
              <input {...control} maxLength={500} value={description} onChange={(event) => setDescription(event.target.value)} />
            </div>
          )}
        </Field>
        <ColorField value={color} onChange={setColor} />
      </form>
    </Dialog>
  )
}
