import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useLiveLists } from '../../api/lists'
import { Icon } from '../../components/Icon'
import { Waiting } from '../../components/PageStates'
import { TopBar } from '../../components/TopBar'
import { definitionsQuery } from '../../api/definitions'
import { environmentsQuery, preferencesQuery, providersQuery, providerUsageQuery, retentionKindsQuery, retentionPreviewQuery, retentionQuery } from './api'
import { GuardrailsSection } from './GuardrailsSection'
import { policiesQuery } from './guardrails'
import { BrowserSection } from './BrowserSection'
import { DefinitionsSection } from './DefinitionsSection'
import { protectionsQuery } from '../../api/deploying'
import { presentationQuery, storageQuery } from '../../api/workspace'
import { EnvironmentsSection } from './EnvironmentsSection'
import { PreferencesSection } from './PreferencesSection'
import { ProvidersSection } from './ProvidersSection'
import { RetentionSection } from './RetentionSection'
import './settings.css'
import { TABS, type SettingsTab } from './tabs'
import { useSaved } from './useSaved'

/** Everything of the workspace in one view; `tab` names the section that the address is about. */
export function SettingsPage() {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const { tab } = useSearch({ strict: false }) as { tab?: SettingsTab }
  const saving = useSaved()
  useLiveLists('feedback-definitions', 'environments', 'llm-provider-key', 'workspaces', 'retention', 'guardrails')
  const definitions = useQuery(definitionsQuery())
  const environments = useQuery(environmentsQuery())
  const providers = useQuery(providersQuery())
  const policies = useQuery(policiesQuery())
  const preferences = useQuery(preferencesQuery())
  const retention = useQuery(retentionQuery())
  const protections = useQuery(protectionsQuery())
  const kinds = useQuery(retentionKindsQuery())
  const due = useQuery(retentionPreviewQuery())
  const presentation = useQuery(presentationQuery())
  const storage = useQuery(storageQuery())
  const usage = useQuery(providerUsageQuery())
  // All sections at once: each would push those below it down as it comes. Once shown they stay, also while one tries again.
  const waiting = [definitions, environments, providers, policies, preferences, retention, kinds, due, presentation, protections, storage, usage].some((each) => !each.isFetched)
  const counts: Partial<Record<SettingsTab, number | undefined>> = {
    'ai-provider': providers.data?.length,
    environments: environments.data?.length,
    'feedback-definitions': definitions.data?.length,
    guardrails: policies.data?.length,
  }
  const loaded = definitions.isSuccess && environments.isSuccess && providers.isSuccess
  useEffect(() => {
    if (tab && loaded && !waiting) document.getElementById(tab)?.scrollIntoView({ block: 'start' })
  }, [tab, loaded, waiting])
  return (
    <>
      <TopBar title={t('settings.title')}>
        <span className="row t3 fs12" role="status">
          {saving.state === 'saved' && (
            <>
              <Icon of={Check} size={14} className="okc" />
              {t('common.saved')}
            </>
          )}
          {saving.state === 'saving' && t('common.saving')}
        </span>
      </TopBar>
      <div className="set">
        <nav className="set-nav" aria-label={t('settings.title')}>
          {TABS.map((each) => (
            <Link key={each} className="nav" to="/$workspace/configuration" params={{ workspace }} search={{ tab: each }} aria-current={(tab ?? TABS[0]) === each ? 'true' : undefined}>
              <span className="trunc">{t(`settings.tabs.${each}`)}</span>
              {counts[each] !== undefined && <span className="cnt">{counts[each]}</span>}
            </Link>
          ))}
        </nav>
        <div className="set-body" tabIndex={0} role="region" aria-label={t('settings.title')}>
          {waiting ? (
            <Waiting />
          ) : (
            <div className="set-cols">
              <div>
                <ProvidersSection saving={saving} />
                <EnvironmentsSection saving={saving} />
                <PreferencesSection saving={saving} />
              </div>
              <div>
                <DefinitionsSection saving={saving} />
                <GuardrailsSection saving={saving} />
                <RetentionSection saving={saving} />
                <BrowserSection />
              </div>
            </div>
          )}
        </div>
      </div>
    </>
  )
}
