import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { PageError } from '../../components/PageStates'
import { readProjectCompareSearch } from './search'

/** A word where other addresses have the id of a project: the router takes it before `/projects/$projectId`. */
export const projectCompareRoutes = [
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/projects/compare',
    validateSearch: readProjectCompareSearch,
    component: lazyPage('projectCompare', () => import('./ProjectComparePage'), 'ProjectComparePage'),
    errorComponent: PageError,
  }),
] as const
