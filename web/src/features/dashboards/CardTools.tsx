import * as Menu from '@radix-ui/react-dropdown-menu'
import { Copy, Ellipsis, Settings2, Trash2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'

export interface CardEdit {
  onSettings: () => void
  onCopy: () => void
  onRemove: () => void
  onKeyMove: (event: React.KeyboardEvent) => void
  chosen: boolean
}

/** What can be done with a card while the dashboard is edited. Arrow keys on the settings button move the card. */
export function CardTools({ edit, name }: { edit: CardEdit; name: string }) {
  const { t } = useTranslation()
  return (
    <span className="wtools row">
      <button className="ibtn sm" aria-label={t('dashboards.settingsOf', { name })} title={t('dashboards.moveHint')} onClick={edit.onSettings} onKeyDown={edit.onKeyMove}>
        <Icon of={Settings2} size={14} />
      </button>
      <Menu.Root>
        <Menu.Trigger className="ibtn sm" aria-label={t('dashboards.moreOf', { name })}>
          <Icon of={Ellipsis} size={14} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            <Menu.Item className="mi" onSelect={edit.onCopy}>
              <Icon of={Copy} size={14} />
              {t('dashboards.duplicate')}
            </Menu.Item>
            <Menu.Item className="mi err" onSelect={edit.onRemove}>
              <Icon of={Trash2} size={14} />
              {t('common.remove')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </span>
  )
}
