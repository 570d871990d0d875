import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Check, Rocket } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { environmentsQuery, usageQuery, type Prompt, type PromptVersion } from './api'
import { EnvironmentDot } from './EnvironmentBadges'
import { useDeploy } from './useDeploy'

/** Which environments use this version: a click makes one use it, the toast takes it back. */
export function DeployMenu({ prompt, version }: { prompt: Prompt; version: PromptVersion }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const environments = useQuery(environmentsQuery())
  const usage = useQuery(usageQuery(projectId, [prompt.id], false))
  const deployed = usage.data?.get(prompt.id)?.environments ?? []
  const deploy = useDeploy()
  return (
    <Menu.Root>
      <Menu.Trigger className="btn primary">
        <Icon of={Rocket} size={14} />
        {t('prompts.deploy', { version: version.version_number })}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          {(environments.data ?? []).map((environment) => {
            const now = deployed.find((each) => each.environment === environment.name)
            const on = now?.version_id === version.id
            return (
              <Menu.CheckboxItem key={environment.id} className="mi" checked={on} disabled={on || environment.follows_newest} onSelect={() => void deploy([environment.name], version, now && { id: now.version_id, ...(now.version_number ? { version_number: now.version_number } : {}) })}>
                <EnvironmentDot color={environment.color} />
                {environment.name}
                <span className="r t3 fs12">{on ? <Icon of={Check} size={14} /> : environment.follows_newest ? t('prompts.follows') : now ? t('prompts.instead', { version: now.version_number }) : t('prompts.noneYet')}</span>
              </Menu.CheckboxItem>
            )
          })}
          {environments.data?.length === 0 && (
            <Menu.Item className="mi" asChild>
              <Link to={'/$workspace/configuration' as never} params={{ workspace } as never} search={{ tab: 'environments' } as never}>
                {t('prompts.makeEnvironment')}
              </Link>
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
