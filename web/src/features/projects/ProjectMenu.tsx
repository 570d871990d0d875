import * as Menu from '@radix-ui/react-dropdown-menu'
import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'

export function ProjectMenu({ name, onEdit, onDelete }: { name: string; onEdit: () => void; onDelete: () => void }) {
  const { t } = useTranslation()
  return (
    // A click in the menu is not one on its row.
    <span onClick={(event) => event.preventDefault()}>
      <Menu.Root>
        <Menu.Trigger className="ibtn sm" aria-label={t('projects.actions', { name })} title={t('common.more')}>
          <Icon of={Ellipsis} size={14} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            <Menu.Item className="mi" onSelect={onEdit}>
              <Icon of={Pencil} size={14} />
              {t('common.edit')}
            </Menu.Item>
            <Menu.Item className="mi" onSelect={onDelete}>
              <Icon of={Trash2} size={14} />
              {t('common.delete')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </span>
  )
}
