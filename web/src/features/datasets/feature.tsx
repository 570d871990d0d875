import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { compact, readListSearch, text, type ListSearch } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'
import { loadTexts } from '../../i18n'

export interface DatasetsSearch extends ListSearch {
  new?: boolean
}

export interface DatasetSearch extends ListSearch {
  /** Hash of the version that is shown; the draft over the newest without it. */
  version?: string
  /** Hash of the version that it is compared with. */
  compare?: string
  /** Only what the draft changes. */
  changes?: boolean
  /** The import whose rows that were not taken are listed. */
  rejected?: string
}

const readList = (raw: Record<string, unknown>): DatasetsSearch => ({ ...readListSearch(raw), ...(raw.new === true ? { new: true } : {}) })

const readDetail = (raw: Record<string, unknown>): DatasetSearch =>
  compact({ ...readListSearch(raw), version: text(raw.version), compare: text(raw.compare), changes: raw.changes === true || undefined, rejected: text(raw.rejected) }) as DatasetSearch

const detail = lazyPage('datasets', () => Promise.all([import('./DatasetPage'), loadTexts('rows')]).then(([page]) => page), 'DatasetPage')

const datasetsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/datasets',
  validateSearch: readList,
  component: lazyPage('datasets', () => import('./DatasetsPage'), 'DatasetsPage'),
  errorComponent: PageError,
})

const datasetRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/datasets/$datasetId/items',
  validateSearch: readDetail,
  component: detail,
  errorComponent: PageError,
})

const suitesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/test-suites',
  validateSearch: readList,
  component: lazyPage('datasets', () => import('./DatasetsPage'), 'SuitesPage'),
  errorComponent: PageError,
})

const suiteRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/test-suites/$datasetId/items',
  validateSearch: readDetail,
  component: detail,
  errorComponent: PageError,
})

export const datasetRoutes = [datasetsRoute, datasetRoute, suitesRoute, suiteRoute] as const
