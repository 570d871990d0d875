import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { compact, readListSearch, text, type ListSearch } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'
import { loadTexts } from '../../i18n'
import { ITEM_STATES, type ItemState } from './itemStates'
import { SHOWN, type Shown } from './suite/shown'
import { VIEWS, type View } from './tabs/views'

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
  /** Of those only some; all of them without it. */
  states?: ItemState[]
  /** The import whose rows that were not taken are listed. */
  rejected?: string
  /** New items by a model: `new`, or the job that is watched or reviewed. */
  expand?: string
  /** The tab; items, or the results of a suite that has any, without it. */
  view?: View
  /** The run whose results are shown; the last one without it. */
  run?: string
  /** The results are narrowed to items in which this assertion failed. */
  assertion?: string
  shown?: Shown
  /** Which of the runs of an item is shown, from 1. */
  trial?: number
}

const readList = (raw: Record<string, unknown>): DatasetsSearch => ({ ...readListSearch(raw), ...(raw.new === true ? { new: true } : {}) })

const readDetail = (raw: Record<string, unknown>): DatasetSearch =>
  compact({ ...readListSearch(raw), version: text(raw.version), compare: text(raw.compare), changes: raw.changes === true || undefined, states: readStates(raw.states), rejected: text(raw.rejected), expand: text(raw.expand), ...readResults(raw) }) as DatasetSearch

const readStates = (raw: unknown): ItemState[] | undefined => {
  const known = Array.isArray(raw) ? ITEM_STATES.filter((state) => raw.includes(state)) : []
  return known.length > 0 ? known : undefined
}

const readResults = (raw: Record<string, unknown>) => ({
  view: VIEWS.find((each) => each === raw.view),
  run: text(raw.run),
  assertion: text(raw.assertion),
  shown: SHOWN.find((each) => each === raw.shown),
  trial: typeof raw.trial === 'number' && raw.trial >= 1 ? Math.floor(raw.trial) : undefined,
})

const detail = lazyPage('datasets', () => Promise.all([import('./DatasetPage'), loadTexts('rows'), loadTexts('experiments')]).then(([page]) => page), 'DatasetPage')

const datasetsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/datasets',
  validateSearch: readList,
  component: lazyPage(['datasets', 'rows'], () => import('./DatasetsPage'), 'DatasetsPage'),
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
  component: lazyPage(['datasets', 'rows'], () => import('./DatasetsPage'), 'SuitesPage'),
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
