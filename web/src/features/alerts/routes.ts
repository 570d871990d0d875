import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { readAlertSearch } from './alertSearch'
import { PageError } from '../../components/PageStates'

export const alertRoutes = [
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/projects/$projectId/alerts',
    validateSearch: readAlertSearch,
    component: lazyPage(['alerts', 'rows'], () => import('./AlertsPage'), 'AlertsPage'),
    errorComponent: PageError,
  }),
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/projects/$projectId/alerts/$alertId',
    validateSearch: readAlertSearch,
    component: lazyPage(['alerts', 'rows'], () => import('./AlertsPage'), 'AlertsPage'),
    errorComponent: PageError,
  }),
] as const
