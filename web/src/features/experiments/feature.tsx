import { createRoute, redirect } from '@tanstack/react-router'
import { queryClient } from '../../api/queryClient'
import { lazyPage } from '../../app/lazyPage'
import { anyProject } from '../../app/anyProject'
import { workspaceRoute } from '../../app/roots'
import { PageError } from '../../components/PageStates'
import { experimentQuery } from './api'
import { readCompareSearch, readExperimentsSearch } from './search'

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/experiments',
  validateSearch: readExperimentsSearch,
  component: lazyPage(['experiments', 'rows'], () => import('./list/ExperimentsPage'), 'ExperimentsPage'),
  errorComponent: PageError,
})

const compareRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/experiments/$datasetId/compare',
  validateSearch: readCompareSearch,
  component: lazyPage(['experiments', 'rows'], () => import('./compare/ComparePage'), 'ComparePage'),
  errorComponent: PageError,
})

/** Older addresses name no project. */
const oldListRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/experiments',
  validateSearch: readExperimentsSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ params, deps }) => {
    const projectId = await anyProject(params.workspace)
    if (!projectId) throw redirect({ to: '/$workspace/projects', params, replace: true })
    throw redirect({ to: '/$workspace/projects/$projectId/experiments', params: { ...params, projectId }, search: deps, replace: true })
  },
  errorComponent: PageError,
})

/** What the official client prints: `/{workspace}/experiments/{dataset}/compare?experiments=["{id}"]`. */
const oldCompareRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/experiments/$datasetId/compare',
  validateSearch: readCompareSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ params, deps }) => {
    const [first] = deps.experiments
    const experiment = first ? await queryClient.fetchQuery(experimentQuery(first)) : undefined
    // An experiment without a project is shown under any: its page asks for nothing of the project.
    const projectId = experiment?.project_id ?? (await anyProject(params.workspace))
    if (!projectId) throw redirect({ to: '/$workspace/projects', params, replace: true })
    throw redirect({ to: '/$workspace/projects/$projectId/experiments/$datasetId/compare', params: { ...params, projectId }, search: deps, replace: true })
  },
  errorComponent: PageError,
})

export const experimentRoutes = [listRoute, compareRoute, oldListRoute, oldCompareRoute] as const
