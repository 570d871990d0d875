import { useQuery } from '@tanstack/react-query'
import { Lock, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { protectionsQuery } from '../../api/deploying'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useDeferredDelete } from '../../components/list/useDeferredDelete'
import * as f from '../../lib/format'
import { deleteEnvironments, environmentsQuery, environmentUsageQuery, type Environment } from './api'
import { EnvironmentDialog } from './EnvironmentDialog'
import { EnvironmentVersion } from './EnvironmentVersion'
import { Section } from './Section'
import type { Saving } from './useSaved'

/** The environments with their traffic of a day and the version that they use. */
export function EnvironmentsSection({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const found = useQuery(environmentsQuery())
  const usage = useQuery(environmentUsageQuery())
  const protections = useQuery(protectionsQuery())
  const removal = useDeferredDelete('environments', deleteEnvironments)
  const [edited, setEdited] = useState<Environment | 'new' | null>(null)
  const shown = found.data?.filter((each) => !removal.hidden.has(each.id))
  const traffic = (id: string): string => {
    const used = usage.data?.byId.get(id)
    if (!used) return usage.isPending ? '…' : ''
    if (used.traces === 0) return t('settings.environments.idle')
    return t('settings.environments.traffic', { count: used.traces, traces: (usage.data?.estimated ? '≈ ' : '') + f.count(used.traces) })
  }
  const asks = (id: string): string => {
    const protection = protections.data?.get(id)
    return protection && protection.suites.length > 0 ? t('settings.protection.asks', { count: protection.suites.length }) : ''
  }
  return (
    <Section id="environments" note={t('settings.environments.note')} error={found.error} onAdd={() => setEdited('new')}>
      {shown?.length === 0 && <p className="t3 set-empty">{t('settings.environments.empty')}</p>}
      {shown?.map((each) => (
        <div className="set-line two" key={each.id}>
          <span className="dot" style={{ background: each.color }} />
          <button className="grow set-main" onClick={() => setEdited(each)}>
            <span className="w5 trunc">{each.name}</span>
            <span className="t3 fs12 trunc set-sub">{[traffic(each.id), asks(each.id), each.follows_newest && t('settings.environments.follows'), each.description].filter(Boolean).join(', ')}</span>
          </button>
          {protections.data?.has(each.id) && (
            <span className="badge set-lock" title={t(protections.data.get(each.id)!.enforce ? 'settings.protection.enforced' : 'settings.protection.asked')}>
              <Icon of={Lock} size={12} />
              {t('settings.protection.badge')}
            </span>
          )}
          <EnvironmentVersion usage={usage.data?.byId.get(each.id)} />
          <button className="ibtn sm" aria-label={t('settings.remove', { name: each.name })} title={t('common.delete')} onClick={() => removal.remove([each.id], t('settings.removed', { name: each.name }))}>
            <Icon of={Trash2} size={14} />
          </button>
        </div>
      ))}
      {edited && <EnvironmentDialog environment={edited === 'new' ? null : edited} protection={edited === 'new' ? undefined : protections.data?.get(edited.id)} saving={saving} onClose={() => setEdited(null)} />}
    </Section>
  )
}
