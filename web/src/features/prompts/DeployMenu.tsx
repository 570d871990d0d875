import * as Menu from '@radix-ui/react-dropdown-menu'
import { Rocket } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { Prompt, PromptVersion } from './api'
import { DeployItems } from './DeployItems'

/** Which environments use this version: a click makes one use it, the toast takes it back. */
export function DeployMenu({ prompt, version }: { prompt: Prompt; version: PromptVersion }) {
  const { t } = useTranslation()
  return (
    <Menu.Root>
      <Menu.Trigger className="btn primary">
        <Icon of={Rocket} size={14} />
        {t('prompts.deploy', { version: version.version_number })}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          <DeployItems promptId={prompt.id} version={version} />
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
