import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import type { Prompt, PromptVersion } from './api'
import { environmentsQuery } from './api'
import { Fetch } from './Fetch'

/** The exact lines for this prompt: the newest version, this one, or what an environment uses. */
export function CodeTab({ prompt, version }: { prompt: Prompt; version: PromptVersion }) {
  const { t } = useTranslation()
  const environments = useQuery(environmentsQuery())
  return (
    <div className="pd" tabIndex={0} role="region" aria-label={t('prompts.tabs.code')}>
      <section className="pcode">
        <h2 className="h3">{t('prompts.codeNewest')}</h2>
        <Fetch prompt={prompt} version={version} />
      </section>
      <section className="pcode">
        <h2 className="h3">{t('prompts.codeVersion', { version: version.version_number })}</h2>
        <Fetch prompt={prompt} version={version} pinned />
      </section>
      {environments.data?.slice(0, 3).map((environment) => (
        <section className="pcode" key={environment.id}>
          <h2 className="h3">{t('prompts.codeEnvironment', { environment: environment.name })}</h2>
          <Fetch prompt={prompt} version={version} environment={environment.name} />
        </section>
      ))}
    </div>
  )
}
