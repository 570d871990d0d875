import * as Menu from '@radix-ui/react-dropdown-menu'
import { Rocket } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { Blueprint } from './api'
import { DeployItems } from './DeployItems'
import type { Listed } from './useAgentEnvironments'

/** The version in view goes to an environment; the toast takes it back. */
export function DeployMenu({ list, current }: { list: Listed; current: Blueprint }) {
  const { t } = useTranslation()
  return (
    <Menu.Root>
      <Menu.Trigger className="btn primary">
        <Icon of={Rocket} size={14} />
        {t('prompts.deploy', { version: current.name })}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu scroll" align="end" sideOffset={4}>
          <DeployItems list={list} current={current} />
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
