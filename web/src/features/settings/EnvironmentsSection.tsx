import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { Icon } from '../../components/Icon'
import { useDeferredDelete } from '../../components/list/useDeferredDelete'
import { ColorField } from './ColorField'
import { deleteEnvironments, environmentsQuery, saveEnvironment, type Environment } from './api'
import { Section } from './Section'
import type { Saving } from './useSaved'

const NAME = /^[A-Za-z0-9_-]+$/

export function EnvironmentsSection({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const found = useQuery(environmentsQuery())
  const removal = useDeferredDelete('environments', deleteEnvironments)
  const [edited, setEdited] = useState<Environment | 'new' | null>(null)
  const shown = found.data?.filter((each) => !removal.hidden.has(each.id))
  return (
    <Section id="environments" note={t('settings.environments.note')} error={found.error} onAdd={() => setEdited('new')}>
      {shown?.length === 0 && <p className="t3 set-empty">{t('settings.environments.empty')}</p>}
      {shown?.map((each) => (
        <div className="set-line two" key={each.id}>
          <span className="dot" style={{ background: each.color }} />
          <button className="grow set-main" onClick={() => setEdited(each)}>
            <span className="w5 trunc">{each.name}</span>
            <span className="t3 fs12 trunc set-sub">{each.description}</span>
          </button>
          <button className="ibtn sm" aria-label={t('settings.remove', { name: each.name })} title={t('common.delete')} onClick={() => removal.remove([each.id], t('settings.removed', { name: each.name }))}>
            <Icon of={Trash2} size={14} />
          </button>
        </div>
      ))}
      {edited && <EnvironmentDialog environment={edited === 'new' ? null : edited} saving={saving} onClose={() => setEdited(null)} />}
    </Section>
  )
}

function EnvironmentDialog({ environment, saving, onClose }: { environment: Environment | null; saving: Saving; onClose: () => void }) {
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
