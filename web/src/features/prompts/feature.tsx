import { createRoute, redirect } from '@tanstack/react-router'
import { currentWorkspace } from '../../api/client'
import { queryClient } from '../../api/queryClient'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { compact, readListSearch, text, type ListSearch } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'

const promptsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/prompts',
  validateSearch: (raw: Record<string, unknown>): ListSearch & { new?: boolean } => ({ ...readListSearch(raw), ...(raw.new === true ? { new: true } : {}) }),
  component: lazyPage(['prompts', 'rows'], () => import('./PromptsPage'), 'PromptsPage'),
  errorComponent: PageError,
})

export const TABS = ['prompt', 'diff', 'usage', 'experiments', 'code'] as const
export type PromptTab = (typeof TABS)[number]

export interface PromptSearch {
  tab?: PromptTab
  /** Id of the version that is shown; the newest without it. */
  activeVersionId?: string
  /** Id of the version that it is compared with; the one before without it. */
  compareVersionId?: string
  edit?: boolean
  beside?: boolean
  json?: boolean
  /** How far the measured effect looks back. */
  range?: string
  environment?: string
}

const promptRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/prompts/$promptId',
  validateSearch: (raw: Record<string, unknown>): PromptSearch =>
    compact({
      tab: TABS.find((each) => each === raw.tab),
      activeVersionId: text(raw.activeVersionId),
      compareVersionId: text(raw.compareVersionId),
      edit: raw.edit === true || undefined,
      beside: raw.beside === true || undefined,
      json: raw.json === true || undefined,
      range: text(raw.range),
      environment: text(raw.environment),
    }) as PromptSearch,
  component: lazyPage('prompts', () => import('./PromptPage'), 'PromptPage'),
  errorComponent: PageError,
})

/** Older addresses name no project: the prompt does. */
const oldPromptRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/prompts/$promptId',
  loader: async ({ params }) => {
    const { promptQuery } = await import('./api')
    const prompt = await queryClient.fetchQuery(promptQuery(params.promptId))
    if (!prompt.project_id) throw redirect({ to: '/$workspace/projects', params: { workspace: currentWorkspace() }, replace: true })
    throw redirect({ to: '/$workspace/projects/$projectId/prompts/$promptId', params: { ...params, projectId: prompt.project_id }, replace: true })
  },
  errorComponent: PageError,
})

export const promptRoutes = [promptsRoute, promptRoute, oldPromptRoute] as const
