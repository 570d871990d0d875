import * as Menu from '@radix-ui/react-dropdown-menu'
import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { Dashboard } from './model'

export interface DashboardDeeds {
  describe: (dashboard: Dashboard) => void
  copy: (dashboard: Dashboard) => void
  remove: (dashboards: Dashboard[]) => void
}

/** What can be done with a dashboard of the workspace, in its row and on its page. */
export function DashboardMenu({ dashboard, deeds: { describe, copy, remove }, small = false }: { dashboard: Dashboard; deeds: DashboardDeeds; small?: boolean }) {
  const { t } = useTranslation()
  return (
    // A click in the menu is not one on its row.
    <span onClick={(event) => event.stopPropagation()}>
      <Menu.Root>
        <Menu.Trigger className={`ibtn ${small ? 'sm' : ''}`} aria-label={t('dashboards.actions', { name: dashboard.name })} title={t('common.more')}>
          <Icon of={Ellipsis} size={14} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            <Menu.Item className="mi" onSelect={() => describe(dashboard)}>
              <Icon of={Pencil} size={14} />
              {t('dashboards.describe')}
            </Menu.Item>
            <Menu.Item className="mi" onSelect={() => copy(dashboard)}>
              <Icon of={Copy} size={14} />
              {t('dashboards.duplicate')}
            </Menu.Item>
            <Menu.Item className="mi err" onSelect={() => remove([dashboard])}>
              <Icon of={Trash2} size={14} />
              {t('common.delete')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </span>
  )
}
