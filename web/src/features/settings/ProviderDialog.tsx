import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { Pairs } from '../../components/form/Pairs'
import { saveProvider, type ProviderKey } from './api'
import { providerKind, PROVIDERS } from './providerKinds'
import type { Saving } from './useSaved'

/** Adds or changes a provider. A stored key is never shown, and stays unless another is typed. */
export function ProviderDialog({ provider, saving, onClose }: { provider: ProviderKey | null; saving: Saving; onClose: () => void }) {
  const { t } = useTranslation()
  const [id, setId] = useState(provider?.provider ?? 'openai')
  const [name, setName] = useState(provider?.provider_name ?? '')
  const [key, setKey] = useState('')
  const [address, setAddress] = useState(provider?.base_url ?? '')
  const [models, setModels] = useState(provider?.configuration?.models ?? '')
  const [location, setLocation] = useState(provider?.configuration?.location ?? '')
  const [headers, setHeaders] = useState(provider?.headers ?? {})
  const kind = providerKind(id)
  const ready = (kind.key !== 'required' || provider !== null || key.trim() !== '') && (!kind.named || name.trim() !== '') && (kind.url !== 'required' || address.trim() !== '')
  const submit = async () => {
    if (!ready) return
    const done = await saving.save(
      () =>
        saveProvider(provider?.id ?? null, {
          ...(provider ? {} : { provider: id }),
          ...(kind.named && !provider ? { provider_name: name.trim() } : {}),
          ...(key.trim() ? { api_key: key.trim() } : {}),
          ...(kind.url === 'none' ? {} : { base_url: address.trim() }),
          headers,
          configuration: { ...provider?.configuration, models: models.trim(), ...(kind.located ? { location: location.trim() } : {}) },
        }),
      'llm-provider-key',
    )
    if (done) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(provider ? 'settings.providers.change' : 'settings.providers.add', { name: provider?.provider_name ?? kind.label })}
      testId="ai-provider-dialog"
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
        {!provider && (
          <Field label={t('settings.providers.provider')}>
            {(control) => (
              <select {...control} className="select" value={id} onChange={(event) => setId(event.target.value)}>
                {PROVIDERS.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {kind.named && !provider && (
          <Field label={t('settings.providers.name')} help={t('settings.providers.nameHelp')}>
            {(control) => (
              <div className="input">
                <input {...control} maxLength={150} value={name} onChange={(event) => setName(event.target.value.replaceAll('/', '-'))} />
              </div>
            )}
          </Field>
        )}
        {kind.url !== 'none' && (
          <Field label={t('settings.providers.url')} help={kind.url === 'optional' ? t('settings.providers.urlHelp') : id === 'bedrock' ? t('settings.providers.urlRegion') : undefined}>
            {(control) => (
              <div className="input">
                <input {...control} type="url" maxLength={2000} placeholder={kind.example ?? 'https://'} value={address} onChange={(event) => setAddress(event.target.value)} />
              </div>
            )}
          </Field>
        )}
        <Field label={t(id === 'vertex-ai' ? 'settings.providers.keyFile' : 'settings.providers.key')} help={provider?.api_key ? t('settings.providers.keyStored', { mask: provider.api_key }) : t('settings.providers.keyHelp')}>
          {(control) =>
            id === 'vertex-ai' ? (
              <textarea {...control} className="area mono" rows={3} autoComplete="off" spellCheck={false} value={key} onChange={(event) => setKey(event.target.value)} />
            ) : (
              <div className="input">
                <input {...control} type="password" autoComplete="new-password" spellCheck={false} value={key} onChange={(event) => setKey(event.target.value)} />
              </div>
            )
          }
        </Field>
        {kind.located && (
          <Field label={t('settings.providers.location')} help={t('settings.providers.locationHelp')}>
            {(control) => (
              <div className="input">
                <input {...control} maxLength={64} placeholder="us-central1" pattern="[A-Za-z0-9\-]*" value={location} onChange={(event) => setLocation(event.target.value)} />
              </div>
            )}
          </Field>
        )}
        <Field label={t('settings.providers.models')} help={t('settings.providers.modelsHelp')}>
          {(control) => (
            <div className="input">
              <input {...control} value={models} onChange={(event) => setModels(event.target.value)} />
            </div>
          )}
        </Field>
        <Pairs label={t('settings.providers.headers')} value={headers} onChange={setHeaders} />
      </form>
    </Dialog>
  )
}
