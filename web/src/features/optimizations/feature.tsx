import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { loadTexts } from '../../i18n'
import { compact, readListSearch, text } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'

/** Prompts are shown here as their own pages show them, in the same words. */
const withPrompts =
  <M,>(load: () => Promise<M>) =>
  () =>
    loadTexts('prompts').then(load)

const optimizationsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/optimizations',
  validateSearch: readListSearch,
  component: lazyPage('optimizations', withPrompts(() => import('./OptimizationsPage')), 'OptimizationsPage'),
  errorComponent: PageError,
})

export const PARTS = ['diff', 'items', 'prompt'] as const
export type TrialPart = (typeof PARTS)[number]

export interface OptimizationSearch {
  /** Id of the candidate that chart, tree and table have selected; the best without it. */
  candidate?: string
  part?: TrialPart
  /** Only candidates above the baseline. */
  better?: boolean
  sort?: string
  log?: boolean
}

const optimizationRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/optimizations/$optimizationId',
  validateSearch: (raw: Record<string, unknown>): OptimizationSearch =>
    compact({
      candidate: text(raw.candidate),
      part: PARTS.find((each) => each === raw.part),
      better: raw.better === true || undefined,
      sort: text(raw.sort),
      log: raw.log === true || undefined,
    }) as OptimizationSearch,
  component: lazyPage('optimizations', withPrompts(() => import('./OptimizationPage')), 'OptimizationPage'),
  errorComponent: PageError,
})

export interface TrialSearch {
  /** Ids of the experiments of the trial. */
  trials: string[]
  part?: TrialPart
}

const trialRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/optimizations/$optimizationId/trials',
  validateSearch: (raw: Record<string, unknown>): TrialSearch => ({
    trials: Array.isArray(raw.trials) ? raw.trials.map(String) : text(raw.trials) ? [text(raw.trials)!] : [],
    ...compact({ part: PARTS.find((each) => each === raw.part) }),
  }) as TrialSearch,
  component: lazyPage('optimizations', withPrompts(() => import('./TrialPage')), 'TrialPage'),
  errorComponent: PageError,
})

export const optimizationRoutes = [optimizationsRoute, optimizationRoute, trialRoute] as const
