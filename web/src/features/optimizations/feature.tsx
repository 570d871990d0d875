import { createRoute, redirect } from '@tanstack/react-router'
import { queryClient } from '../../api/queryClient'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { compact, readListSearch, text, type ListSearch } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'

/** The list, or in its place the form of a new run and what that begins with. */
export interface OptimizationsSearch extends ListSearch {
  new?: boolean
  /** Ids: of an example, an earlier run, a version or the draft of a prompt, a dataset. */
  template?: string
  rerun?: string
  version?: string
  prompt?: string
  dataset?: string
  /** What the playground has left in this browser. */
  variant?: string
}

const optimizationsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/optimizations',
  validateSearch: (raw: Record<string, unknown>): OptimizationsSearch =>
    compact({
      ...readListSearch(raw),
      new: raw.new === true || undefined,
      template: text(raw.template),
      rerun: text(raw.rerun),
      version: text(raw.version),
      prompt: text(raw.prompt),
      dataset: text(raw.dataset),
      variant: text(raw.variant),
    }) as OptimizationsSearch,
  component: lazyPage(['optimizations', 'prompts', 'rows'], () => import('./OptimizationsEntry'), 'OptimizationsEntry'),
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
  component: lazyPage(['optimizations', 'prompts', 'rows'], () => import('./OptimizationPage'), 'OptimizationPage'),
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
  component: lazyPage(['optimizations', 'prompts'], () => import('./TrialPage'), 'TrialPage'),
  errorComponent: PageError,
})

/** What optimizers print: `/{workspace}/optimizations/{dataset}/compare?optimizations=["{id}"]`. */
const oldRunRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/optimizations/$datasetId/compare',
  validateSearch: (raw: Record<string, unknown>): { optimizations: string[] } => ({ optimizations: Array.isArray(raw.optimizations) ? raw.optimizations.map(String) : text(raw.optimizations) ? [text(raw.optimizations)!] : [] }),
  loaderDeps: ({ search }) => search,
  loader: async ({ params: { workspace }, deps }) => {
    const { optimizationQuery } = await import('./api')
    const run = deps.optimizations[0] === undefined ? undefined : await queryClient.fetchQuery(optimizationQuery(deps.optimizations[0]))
    if (!run?.project_id) throw redirect({ to: '/$workspace/projects', params: { workspace }, replace: true })
    throw redirect({ to: '/$workspace/projects/$projectId/optimizations/$optimizationId', params: { workspace, projectId: run.project_id, optimizationId: run.id }, replace: true })
  },
  errorComponent: PageError,
})

export const optimizationRoutes = [optimizationsRoute, optimizationRoute, trialRoute, oldRunRoute] as const
