import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { PageError } from '../../components/PageStates'
import { readSettingsTab, type SettingsTab } from './tabs'

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/configuration',
  validateSearch: (search: Record<string, unknown>): { tab?: SettingsTab } => {
    const tab = readSettingsTab(search.tab)
    return tab ? { tab } : {}
  },
  component: lazyPage(['settings', 'rows'], () => import('./SettingsPage'), 'SettingsPage'),
  errorComponent: PageError,
})

export const settingsRoutes = [settingsRoute] as const
