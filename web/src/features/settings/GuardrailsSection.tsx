import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useDeferredDelete } from '../../components/list/useDeferredDelete'
import { GuardrailDialog } from './GuardrailDialog'
import { deletePolicies, policiesQuery, type Policy } from './guardrails'
import { Section } from './Section'
import type { Saving } from './useSaved'

/** Policies of guardrails: sets of checks that programs fetch by name. */
export function GuardrailsSection({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const policies = useQuery(policiesQuery())
  const removal = useDeferredDelete('guardrails', deletePolicies)
  const [edited, setEdited] = useState<Policy | 'new' | null>(null)
  const shown = policies.data?.filter((policy) => !removal.hidden.has(policy.id))
  return (
    <Section id="guardrails" note={t('settings.guardrails.note')} error={policies.error} onAdd={() => setEdited('new')}>
      {shown?.length === 0 && <p className="t3 set-empty">{t('settings.guardrails.empty')}</p>}
      {shown?.map((policy) => (
        <div className="set-line two" key={policy.id}>
          <button className="grow set-main" onClick={() => setEdited(policy)}>
            <span className="w5 trunc">{policy.name}</span>
            <span className="t3 fs12 trunc set-sub">
              {policy.guards.map((guard) => t(`settings.guardrails.types.${guard.type}`, guard.type)).join(', ')}
              {' · '}
              {policy.always_on ? t('settings.guardrails.always') : t('settings.guardrails.onRequest')}
            </span>
          </button>
          <button className="ibtn sm" aria-label={t('settings.remove', { name: policy.name })} title={t('common.delete')} onClick={() => removal.remove([policy.id], t('settings.removed', { name: policy.name }))}>
            <Icon of={Trash2} size={14} />
          </button>
        </div>
      ))}
      {edited && <GuardrailDialog policy={edited === 'new' ? null : edited} saving={saving} onClose={() => setEdited(null)} />}
    </Section>
  )
}
