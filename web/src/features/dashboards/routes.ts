import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { loadTexts } from '../../i18n'
import { workspaceRoute } from '../../app/roots'
import { compact, readFilters, readListSearch, text } from '../../components/list/listSearch'
import type { Filter } from '../../api/types'
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
  /** Of all cards, on fields that their rows have. */
  filters?: Filter[]
  /** Splits every chart that has no split of its own. */
  by?: string
}

const readDashboardSearch = (raw: Record<string, unknown>): DashboardSearch =>
  compact({
    view: text(raw.view),
    range: text(raw.range),
    edit: raw.edit === true || undefined,
    widget: text(raw.widget),
    previous: raw.previous === true || undefined,
    filters: readFilters(raw.filters),
    by: text(raw.by),
  })

const projectDashboardsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/dashboards',
  validateSearch: readDashboardSearch,
  component: lazyPage('dashboards', () => Promise.all([import('./ProjectDashboard'), loadTexts('rows'), loadTexts('experiments')]).then(([page]) => page), 'ProjectDashboard'),
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
  component: lazyPage('dashboards', () => Promise.all([import('./WorkspaceDashboard'), loadTexts('rows'), loadTexts('experiments')]).then(([page]) => page), 'WorkspaceDashboard'),
  errorComponent: PageError,
})

export const dashboardRoutes = [projectDashboardsRoute, dashboardsRoute, dashboardRoute] as const
