import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { PageError } from '../../components/PageStates'
import { readListSearch, text } from '../../components/list/listSearch'

const PATH = '/projects/$projectId/annotation-queues'

const queuesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: PATH,
  validateSearch: readListSearch,
  component: lazyPage(['annotation', 'rows'], () => import('./QueuesPage'), 'QueuesPage'),
  errorComponent: PageError,
})

const newQueueRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: `${PATH}/new`,
  component: lazyPage('annotation', () => import('./NewQueuePage'), 'NewQueuePage'),
  errorComponent: PageError,
})

const queueRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: `${PATH}/$queueId`,
  validateSearch: (search: Record<string, unknown>) => ({ ...readListSearch(search), ...(search.tab === 'configuration' ? { tab: 'configuration' as const } : {}) }),
  component: lazyPage(['annotation', 'rows'], () => import('./QueuePage'), 'QueuePage'),
  errorComponent: PageError,
})

export type ReviewStage = 'start' | 'review' | 'done'

export interface ReviewSearch {
  queueId?: string
  /** The item that is open. */
  item?: string
  stage?: ReviewStage
}

/** The address that reviewers are sent; the same as the original's. */
const reviewRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/sme',
  validateSearch: (search: Record<string, unknown>): ReviewSearch => ({
    ...(text(search.queueId) ? { queueId: text(search.queueId)! } : {}),
    ...(text(search.item) ? { item: text(search.item)! } : {}),
    ...(search.stage === 'review' || search.stage === 'done' ? { stage: search.stage } : {}),
  }),
  component: lazyPage('annotation', () => import('./review/ReviewPage'), 'ReviewPage'),
  errorComponent: PageError,
})

export const annotationRoutes = [queuesRoute, newQueueRoute, queueRoute, reviewRoute] as const
