import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, Rocket } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { RowSource } from '../../components/table/rowSource'
import { EnvironmentDot } from '../prompts/EnvironmentBadges'
import type { Blueprint } from './api'
import { useAgentEnvironments } from './useAgentEnvironments'

/** The version in view goes to an environment; the toast takes it back. */
export function DeployMenu({ list, current }: { list: RowSource<Blueprint>; current: Blueprint }) {
  const { t } = useTranslation()
  const { environments, deploy } = useAgentEnvironments(list, current)
  return (
    <Menu.Root>
      <Menu.Trigger className="btn primary">
        <Icon of={Rocket} size={14} />
        {t('prompts.deploy', { version: current.name })}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu scroll" align="end" sideOffset={4}>
          {environments.map((environment) => {
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
          })}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
