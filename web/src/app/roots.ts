import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { setWorkspace } from '../api/client'
import { NotFound, NotFoundAnywhere, PageError } from '../components/PageStates'

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundAnywhere })

/** Everything inside the shell; the parent of the routes of features. */
export const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$workspace',
  beforeLoad: ({ params }) => setWorkspace(params.workspace),
  component: lazyRouteComponent(() => import('../components/Shell'), 'Shell'),
  errorComponent: PageError,
  notFoundComponent: NotFound,
})
