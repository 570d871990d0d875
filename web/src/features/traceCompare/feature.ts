import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { PageError } from '../../components/PageStates'
import { loadTexts } from '../../i18n'
import { readCompareSearch } from './search'

export const traceCompareRoutes = [
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/projects/$projectId/logs/compare',
    validateSearch: readCompareSearch,
    // Words of the trace panel are used there too.
    component: lazyPage('traceCompare', async () => (await Promise.all([import('./ComparePage'), loadTexts('trace')]))[0], 'ComparePage'),
    errorComponent: PageError,
  }),
] as const
