import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { environmentsQuery, usageQuery } from './api'
import { EnvironmentDot } from './EnvironmentBadges'
import { useDeploy, type Used } from './useDeploy'

/** Items of a menu: the environments, with the version of the prompt that they use; a click gives them this one. */
export function DeployItems({ promptId, version }: { promptId: string; version: Used }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const environments = useQuery(environmentsQuery())
  const usage = useQuery(usageQuery(projectId, [promptId], false))
  const deployed = usage.data?.get(promptId)?.environments ?? []
  const deploy = useDeploy()
  if (environments.data?.length === 0)
    return (
      <Menu.Item className="mi" asChild>
        <Link to={'/$workspace/configuration' as never} params={{ workspace } as never} search={{ tab: 'environments' } as never}>
          {t('prompts.makeEnvironment')}
        </Link>
      </Menu.Item>
    )
  return (environments.data ?? []).map((environment) => {
    const now = deployed.find((each) => each.environment === environment.name)
    const on = now?.version_id === version.id
    const from = now && { id: now.version_id, ...(now.version_number ? { version_number: now.version_number } : {}) }
    return (
      <Menu.CheckboxItem key={environment.id} className="mi" checked={on} disabled={on || environment.follows_newest === true} onSelect={() => void deploy([environment.name], version, from)}>
        <EnvironmentDot color={environment.color} />
        {environment.name}
        <span className="r t3 fs12">
          {on ? <Icon of={Check} size={14} /> : environment.follows_newest ? t('prompts.follows') : now ? t('prompts.instead', { version: now.version_number }) : t('prompts.noneYet')}
        </span>
      </Menu.CheckboxItem>
    )
  })
}
