import * as Menu from '@radix-ui/react-dropdown-menu'
import { Bell, BellOff, ChevronDown } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { MuteChoice } from './useAlertActions'

export const MUTE_CHOICES = ['hour', 'tomorrow', 'forever'] as const

/** Mutes for an hour, until tomorrow or for good. What happens meanwhile is noted all the same. */
export function MuteMenu({ muted, onChoose }: { muted: boolean; onChoose: (choice: MuteChoice) => void }) {
  const { t } = useTranslation()
  if (muted) {
    return (
      <button className="btn sm" onClick={() => onChoose('off')}>
        <Icon of={Bell} size={12} />
        {t('alerts.unmute')}
      </button>
    )
  }
  return (
    <Menu.Root>
      <Menu.Trigger className="btn sm">
        <Icon of={BellOff} size={12} />
        {t('alerts.mute')}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          {MUTE_CHOICES.map((choice) => (
            <Menu.Item key={choice} className="mi" onSelect={() => onChoose(choice)}>
              {t(`alerts.muteFor.${choice}`)}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
