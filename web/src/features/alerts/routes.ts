import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { readListSearch } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'

export const alertRoutes = [
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/projects/$projectId/alerts',
    validateSearch: readListSearch,
    component: lazyPage('alerts', () => import('./AlertsPage'), 'AlertsPage'),
    errorComponent: PageError,
  }),
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/projects/$projectId/alerts/$alertId',
    component: lazyPage('alerts', () => import('./AlertPage'), 'AlertPage'),
    errorComponent: PageError,
  }),
] as const
