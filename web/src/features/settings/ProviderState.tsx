import { TriangleAlert } from 'lucide-react'
import { Icon } from '../../components/Icon'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { ProviderKeyUsage } from './api'

/** How the last real use of a key went, as far as the server knows. */
export function ProviderState({ usage }: { usage: ProviderKeyUsage | undefined }) {
  const { t } = useTranslation()
  if (!usage) return null
  if (usage.state === 'unused')
    return (
      <span className="t3 fs12 set-state" title={t('settings.providers.unusedHelp')}>
        {t('settings.providers.unused')}
      </span>
    )
  if (usage.state === 'works')
    return (
      <span className="t2 fs12 set-state" title={t('settings.providers.lastUse', { at: f.timeFull(usage.last_used_at) })}>
        {t('settings.providers.worksNow')}
      </span>
    )
  return (
    <span className="err fs12 set-state" title={usage.error}>
      <Icon of={TriangleAlert} size={12} />
      {t(`settings.providers.${usage.state}`, { at: f.since(usage.since) })}
    </span>
  )
}
