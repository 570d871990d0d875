import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { compact, text } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'
import { loadTexts } from '../../i18n'

export interface PlaygroundSearch {
  /** The run whose matrix is shown; the draft alone without it. */
  run?: string | undefined
  /** The variant that the run was of, where it was one alone. */
  only?: number | undefined
  /** Row whose outputs are compared. */
  diff?: number | undefined
  /** What is to be tried: a version of the prompt library, the draft of a prompt, an LLM span, a trial of an optimization, an experiment once more, a dataset. Gone once it is taken over. */
  version?: string | undefined
  /** With a version and a span: the version that the span ran with, whose place the other takes. */
  was?: string | undefined
  draft?: string | undefined
  span?: string | undefined
  dataset?: string | undefined
  optimization?: string | undefined
  experiment?: string | undefined
  trial?: string | undefined
}

const number = (value: unknown) => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined)

const playgroundRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/projects/$projectId/playground',
  validateSearch: (raw: Record<string, unknown>): PlaygroundSearch =>
    compact({ run: text(raw.run), only: number(raw.only), diff: number(raw.diff), version: text(raw.version), was: text(raw.was), draft: text(raw.draft), span: text(raw.span), dataset: text(raw.dataset), optimization: text(raw.optimization), experiment: text(raw.experiment), trial: text(raw.trial) }) as PlaygroundSearch,
  // Prompts are shown as their own pages show them, providers are added as in the settings.
  component: lazyPage('playground', () => Promise.all([import('./PlaygroundPage'), loadTexts('prompts'), loadTexts('settings')]).then(([page]) => page), 'PlaygroundPage'),
  errorComponent: PageError,
})

export const playgroundRoutes = [playgroundRoute] as const
