import * as Menu from '@radix-ui/react-dropdown-menu'
import { Bell, BellOff, Copy, Ellipsis, Trash2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { AlertStanding } from './model'
import { MUTE_CHOICES } from './MuteMenu'
import { useAlertActions } from './useAlertActions'

interface Props {
  alertId: string
  standing: AlertStanding | undefined
  onDuplicate: () => void
  onDelete: () => void
}

/** What else can be done with the open alert. */
export function AlertMenu({ alertId, standing, onDuplicate, onDelete }: Props) {
  const { t } = useTranslation()
  const { mute } = useAlertActions(alertId, standing)
  return (
    <Menu.Root>
      <Menu.Trigger className="ibtn" aria-label={t('alerts.more')} title={t('alerts.more')}>
        <Icon of={Ellipsis} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          <Menu.Item className="mi" onSelect={onDuplicate}>
            <Icon of={Copy} size={14} />
            {t('alerts.duplicate')}
          </Menu.Item>
          <Menu.Separator />
          {standing?.mute ? (
            <Menu.Item className="mi" onSelect={() => void mute('off')}>
              <Icon of={Bell} size={14} />
              {t('alerts.unmute')}
            </Menu.Item>
          ) : (
            MUTE_CHOICES.map((choice) => (
              <Menu.Item key={choice} className="mi" onSelect={() => void mute(choice)}>
                <Icon of={BellOff} size={14} />
                {t('alerts.mute')}
                <span className="r t3 fs12">{t(`alerts.muteFor.${choice}`)}</span>
              </Menu.Item>
            ))
          )}
          <Menu.Separator />
          <Menu.Item className="mi err" onSelect={onDelete}>
            <Icon of={Trash2} size={14} />
            {t('alerts.deleteOne')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
