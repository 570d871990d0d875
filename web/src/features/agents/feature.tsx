import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { rootRoute, workspaceRoute } from '../../app/roots'
import { loadTexts } from '../../i18n'
import { compact, text } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'

export interface AgentsSearch {
  /** Id of the configuration that is shown; the newest without it. */
  version?: string
  /** Id of the configuration it is compared with; the one before without it. */
  compare?: string
  edit?: boolean
  agent?: string
  /** Id of the run that is shown. */
  job?: string
}

const agentsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/agent-playground',
  validateSearch: (raw: Record<string, unknown>): AgentsSearch =>
    compact({ version: text(raw.version), compare: text(raw.compare), edit: raw.edit === true || undefined, agent: text(raw.agent), job: text(raw.job) }) as AgentsSearch,
  component: lazyPage('agents', () => loadTexts('prompts').then(() => import('./AgentsPage')), 'AgentsPage'),
  errorComponent: PageError,
})

export const agentRoutes = [agentsRoute] as const

export interface PairSearch {
  /** What the command line says of itself, for words on this page only: the fragment decides. */
  project?: string
  workspace?: string
}

/** The address that the command line prints, also below `/opik`. */
export const pairRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pair/v1',
  validateSearch: (raw: Record<string, unknown>): PairSearch => compact({ project: text(raw.project), workspace: text(raw.workspace) }) as PairSearch,
  component: lazyPage('agents', () => import('./PairPage'), 'PairPage'),
  errorComponent: PageError,
})
