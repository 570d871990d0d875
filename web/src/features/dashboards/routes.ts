import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { compact, readListSearch, text } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'

export interface DashboardSearch {
  /** The stored view; the built-in overview without it. */
  view?: string
  range?: string
  edit?: boolean
  /** The widget whose settings are open. */
  widget?: string
  /** Draws the period before as a dashed line. */
  previous?: boolean
}

const readDashboardSearch = (raw: Record<string, unknown>): DashboardSearch =>
  compact({
    view: text(raw.view),
    range: text(raw.range),
    edit: raw.edit === true || undefined,
    widget: text(raw.widget),
    previous: raw.previous === true || undefined,
  })

const projectDashboardsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/dashboards',
  validateSearch: readDashboardSearch,
  component: lazyPage('dashboards', () => import('./ProjectDashboard'), 'ProjectDashboard'),
  errorComponent: PageError,
})

const dashboardsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/dashboards',
  validateSearch: readListSearch,
  component: lazyPage('dashboards', () => import('./DashboardsPage'), 'DashboardsPage'),
  errorComponent: PageError,
})

const dashboardRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/dashboards/$dashboardId',
  validateSearch: readDashboardSearch,
  component: lazyPage('dashboards', () => import('./WorkspaceDashboard'), 'WorkspaceDashboard'),
  errorComponent: PageError,
})

export const dashboardRoutes = [projectDashboardsRoute, dashboardsRoute, dashboardRoute] as const
