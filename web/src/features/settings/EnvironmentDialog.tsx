import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { Switch } from '../../components/form/Switch'
import { setProtection, type Protection } from '../../api/deploying'
import { uuid7 } from '../../lib/uuid7'
import { ColorField } from './ColorField'
import { saveEnvironment, type Environment } from './api'
import { bodyOf, draftOf, rateOf } from './protectionDraft'
import { ProtectionFields } from './ProtectionFields'
import type { Saving } from './useSaved'

const NAME = /^[A-Za-z0-9_-]+$/

interface Props {
  environment: Environment | null
  protection: Protection | undefined
  saving: Saving
  onClose: () => void
}

/** Makes an environment, or changes its name, description, colour, and whether it follows the newest version or asks before it is given another one. */
export function EnvironmentDialog({ environment, protection, saving, onClose }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState(environment?.name ?? '')
  const [description, setDescription] = useState(environment?.description ?? '')
  const [color, setColor] = useState(environment?.color)
  const [guarded, setGuarded] = useState(() => draftOf(protection))
  const [follows, setFollows] = useState(environment?.follows_newest ?? false)
  const wrong = name !== '' && !NAME.test(name.trim())
  const rateWrong = guarded.on && rateOf(guarded.percent) === null
  const ready = name.trim() !== '' && !wrong && !rateWrong
  const submit = async () => {
    if (ready && (await saving.save(save, 'environments'))) onClose()
  }
  const save = async () => {
    const id = environment?.id ?? uuid7()
    // One that is protected cannot follow, and the other way round: what ends is said first.
    if (protection && !guarded.on) await setProtection(id, bodyOf(guarded))
    await saveEnvironment(environment?.id ?? null, { ...(environment ? {} : { id }), name: name.trim(), description, follows_newest: follows, ...(color ? { color } : {}) })
    if (guarded.on) await setProtection(id, bodyOf(guarded))
  }
  return (
    <Dialog
      open
      wide
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
        <fieldset className="set-prot">
          <div className="row">
            <span className="grow">
              <span className="w5">{t('settings.environments.follow')}</span>
              <span className="t3 fs12 set-sub">{t('settings.environments.followHelp')}</span>
            </span>
            <Switch
              on={follows}
              label={t('settings.environments.follow')}
              onChange={(on) => {
                setFollows(on)
                if (on) setGuarded({ ...guarded, on: false })
              }}
            />
          </div>
        </fieldset>
        <ProtectionFields
          value={guarded}
          wrong={rateWrong}
          onChange={(value) => {
            setGuarded(value)
            if (value.on) setFollows(false)
          }}
        />
      </form>
    </Dialog>
  )
}
