import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import { Icon } from '../../components/Icon'
import { useDeferredDelete } from '../../components/list/useDeferredDelete'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import { deleteProviders, providersQuery, providerUsageQuery, tryModel, type ProviderKey } from './api'
import { ProviderDialog } from './ProviderDialog'
import { providerKind } from './providerKinds'
import { ProviderState } from './ProviderState'
import { Section } from './Section'
import type { Saving } from './useSaved'

type Trial = { state: 'trying' } | { state: 'works'; ms: number } | { state: 'failed'; reason: string }

export function ProvidersSection({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const keys = useQuery(providersQuery())
  const models = useQuery({
    queryKey: ['llm-provider-key', 'models'],
    queryFn: ({ signal }) => request('/llm/models', { signal }),
  })
  const usage = useQuery(providerUsageQuery())
  const client = useQueryClient()
  const removal = useDeferredDelete('llm-provider-key', deleteProviders)
  const [edited, setEdited] = useState<ProviderKey | 'new' | null>(null)
  const [trials, setTrials] = useState<Record<string, Trial>>({})
  const shown = keys.data?.filter((key) => !removal.hidden.has(key.id))

  const modelsOf = (key: ProviderKey): string[] => {
    const listed = models.data?.[key.provider] ?? []
    const prefix = key.provider_name ? `${key.provider}/${key.provider_name}/` : null
    return listed.filter((model) => !prefix || model.qualified_name?.startsWith(prefix)).map((model) => model.qualified_name ?? model.id)
  }
  const test = async (key: ProviderKey) => {
    const model = modelsOf(key)[0]
    const set = (trial: Trial) => setTrials((all) => ({ ...all, [key.id]: trial }))
    if (!model) return set({ state: 'failed', reason: t('settings.providers.noModel') })
    set({ state: 'trying' })
    const started = performance.now()
    try {
      await tryModel(model)
      set({ state: 'works', ms: Math.round(performance.now() - started) })
    } catch (error) {
      set({ state: 'failed', reason: errorText(error) })
    }
    // A trial is a use of the key.
    await client.invalidateQueries({ queryKey: providerUsageQuery().queryKey })
  }
  return (
    <Section id="ai-provider" note={t('settings.providers.note')} error={keys.error} onAdd={() => setEdited('new')}>
      {shown?.length === 0 && <p className="t3 set-empty">{t('settings.providers.empty')}</p>}
      {shown?.map((key) => {
        const kind = providerKind(key.provider)
        const trial = trials[key.id]
        const names = modelsOf(key).map((name) => name.split('/').at(-1)!)
        return (
          <div className="set-line two" key={key.id} data-testid="ai-provider-row">
            <span className="set-sign" aria-hidden="true">
              {kind.sign}
            </span>
            <button className="grow set-main" data-testid="ai-provider-row-cell" data-provider={key.provider} onClick={() => setEdited(key)}>
              <span className="w5 trunc">{key.provider_name ?? kind.label}</span>
              <span className="t3 fs12 trunc set-sub">
                {[names.slice(0, 3).join(', ') + (names.length > 3 ? ` +${names.length - 3}` : ''), key.base_url, key.api_key].filter(Boolean).join(' · ')}
              </span>
              {trial?.state === 'failed' && <span className="err fs12 set-sub">{trial.reason}</span>}
            </button>
            {trial?.state === 'works' ? <span className="t2 fs12 num set-state">{t('settings.providers.works', { ms: trial.ms })}</span> : trial?.state !== 'failed' && <ProviderState usage={usage.data?.byId.get(key.id)} />}
            <Cost of={usage.data?.byId.get(key.id)?.cost} estimated={usage.data?.estimated === true} />
            <button className="btn sm" disabled={trial?.state === 'trying'} onClick={() => void test(key)}>
              {trial?.state === 'trying' && <span className="spin" />}
              {t('settings.providers.test')}
            </button>
            <button className="ibtn sm" aria-label={t('settings.remove', { name: key.provider_name ?? kind.label })} title={t('common.delete')} onClick={() => removal.remove([key.id], t('settings.removed', { name: key.provider_name ?? kind.label }))}>
              <Icon of={Trash2} size={14} />
            </button>
          </div>
        )
      })}
      {edited && <ProviderDialog provider={edited === 'new' ? null : edited} saving={saving} onClose={() => setEdited(null)} />}
    </Section>
  )
}

/** USD of this month; the place is kept while it is not known. */
function Cost({ of: usd, estimated }: { of: number | undefined; estimated: boolean }) {
  const { t } = useTranslation()
  return (
    <span className="num set-cost" title={t('settings.providers.cost')}>
      {(usd !== undefined && usd > 0 && estimated ? '≈ ' : '') + f.costCents(usd)}
    </span>
  )
}
