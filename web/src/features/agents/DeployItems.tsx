import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { EnvironmentDot } from '../prompts/EnvironmentBadges'
import type { Blueprint } from './api'
import { useAgentEnvironments, type Listed } from './useAgentEnvironments'

/** Items of a menu: the environments, with the version of the configuration that they use; a click gives them this one. */
export function DeployItems({ list, current }: { list: Listed; current: Blueprint }) {
  const { t } = useTranslation()
  const { environments, deploy } = useAgentEnvironments(list, current)
  return environments.map((environment) => {
    const on = environment.version?.id === current.id
    return (
      <Menu.CheckboxItem key={environment.name} className="mi" checked={on} disabled={on || environment.follows} onSelect={() => void deploy(environment, current)}>
        <EnvironmentDot color={environment.color} />
        {environment.name}
        <span className="r t3 fs12">
          {on ? <Icon of={Check} size={14} /> : environment.follows ? t('prompts.follows') : environment.version ? t('prompts.instead', { version: environment.version.name }) : t('prompts.noneYet')}
        </span>
      </Menu.CheckboxItem>
    )
  })
}
