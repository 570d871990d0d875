import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { retrieveProject } from './api/projects'
import { lazyPage } from './app/lazyPage'
import { rootRoute, workspaceRoute } from './app/roots'
import { NotFound, PageError } from './components/PageStates'
import { featureRoutes } from './features'
import { pairRoute } from './features/agents/feature'
import { readListSearch } from './components/list/listSearch'
import { askAhead } from './features/logs/ahead'
import { readProjectsSearch } from './features/projects/ranges'
import { readLogsSearch } from './features/logs/search'
import { lastProject, lastVisit } from './lib/lastProject'

/** The reference product also lives under /opik: links that SDKs print begin with it. */
const PREFIX = '/opik'

const DEFAULT_WORKSPACE = 'default'

/** Where a browser begins: the project that it looked at last, or the list of them. */
function toLast(workspace: string): never {
  const projectId = lastProject(workspace)
  if (projectId) throw redirect({ to: '/$workspace/projects/$projectId/logs', params: { workspace, projectId }, replace: true })
  throw redirect({ to: '/$workspace/projects', params: { workspace }, replace: true })
}

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => toLast(lastVisit()?.workspace ?? DEFAULT_WORKSPACE),
})

const workspaceHomeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  beforeLoad: ({ params }) => toLast(params.workspace),
})

const homeAliasRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/home',
  beforeLoad: ({ params }) => toLast(params.workspace),
})

const projectsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects',
  validateSearch: (search: Record<string, unknown>) => ({ ...readListSearch(search), ...readProjectsSearch(search) }),
  component: lazyRouteComponent(() => import('./features/projects/ProjectsPage'), 'ProjectsPage'),
  errorComponent: PageError,
})

const setupRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/get-started',
  validateSearch: (search: Record<string, unknown>): { project?: string } =>
    typeof search.project === 'string' ? { project: search.project } : {},
  component: lazyRouteComponent(() => import('./features/onboarding/SetupPage'), 'SetupPage'),
  errorComponent: PageError,
})

export const logsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/logs',
  validateSearch: readLogsSearch,
  beforeLoad: ({ params, search, preload, cause }) => {
    if (!preload && cause === 'enter') askAhead(params.projectId, search)
  },
  component: lazyPage('rows', () => import('./features/logs/LogsPage'), 'LogsPage'),
  errorComponent: PageError,
})

const projectHomeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$workspace/projects/$projectId/logs', params, replace: true })
  },
})

/** The page that a project began with in the reference product; what it showed is in Logs. */
const projectHomeAliasRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/home',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$workspace/projects/$projectId/logs', params, replace: true })
  },
})

/** Older links: `tab` named the level. */
const tracesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/traces',
  validateSearch: (search: Record<string, unknown>) => search,
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/$workspace/projects/$projectId/logs', params, search: readLogsSearch(search), replace: true })
  },
})

/** Links that SDKs print name the project instead of its id. */
const redirectRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/redirect/projects',
  validateSearch: (search: Record<string, unknown>) => search,
  loaderDeps: ({ search }) => search,
  loader: async ({ params, deps }) => {
    const id = typeof deps.id === 'string' ? deps.id : (await retrieveProject(String(deps.name ?? ''))).id
    throw redirect({
      to: '/$workspace/projects/$projectId/logs',
      params: { workspace: params.workspace, projectId: id },
      search: readLogsSearch(deps),
      replace: true,
    })
  },
  errorComponent: PageError,
})

/** Exported for the test that compares it with the pages that are tested. */
export const routeTree = rootRoute.addChildren([
  homeRoute,
  pairRoute,
  workspaceRoute.addChildren([
    workspaceHomeRoute,
    homeAliasRoute,
    projectsRoute,
    setupRoute,
    projectHomeRoute,
    projectHomeAliasRoute,
    logsRoute,
    tracesRoute,
    redirectRoute,
    ...featureRoutes,
  ]),
])

export function createAppRouter() {
  const under = window.location.pathname === PREFIX || window.location.pathname.startsWith(`${PREFIX}/`)
  return createRouter({
    routeTree,
    basepath: under ? PREFIX : '/',
    defaultPreload: 'intent',
    trailingSlash: 'never',
    defaultNotFoundComponent: NotFound,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
