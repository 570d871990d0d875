import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazyPage'
import { workspaceRoute } from '../../app/roots'
import { compact, readListSearch, text, type ListSearch } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'
import type { Level } from './model'

export type RulesSearch = ListSearch & {
  /** Id of the rule that is edited, as links of the reference product name it; `new` makes one. */
  editRule?: string
  cloneRule?: string
}

export interface RuleSearch {
  /** Id of the rule that this one begins as a copy of. */
  copy?: string
  scores?: Level
  kind?: 'judge' | 'code'
  /** Id of the trace whose values are shown. */
  trial?: string
}

export interface LogSearch {
  rule_id?: string
  level?: 'warn' | 'error'
}

export const ruleRoutes = [
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/projects/$projectId/online-evaluation',
    validateSearch: (raw: Record<string, unknown>): RulesSearch =>
      compact({ ...readListSearch(raw), editRule: text(raw.editRule), cloneRule: text(raw.cloneRule) }) as RulesSearch,
    component: lazyPage(['rules', 'rows'], () => import('./RulesPage'), 'RulesPage'),
    errorComponent: PageError,
  }),
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/projects/$projectId/online-evaluation/$ruleId',
    validateSearch: (raw: Record<string, unknown>): RuleSearch =>
      compact({
        copy: text(raw.copy),
        scores: (['traces', 'threads', 'spans'] as const).find((each) => each === raw.scores),
        kind: raw.kind === 'code' || raw.kind === 'judge' ? raw.kind : undefined,
        trial: text(raw.trial),
      }) as RuleSearch,
    component: lazyPage('rules', () => import('./RulePage'), 'RulePage'),
    errorComponent: PageError,
  }),
  createRoute({
    getParentRoute: () => workspaceRoute,
    path: '/automation-logs',
    validateSearch: (raw: Record<string, unknown>): LogSearch =>
      compact({ rule_id: text(raw.rule_id), level: raw.level === 'warn' || raw.level === 'error' ? raw.level : undefined }) as LogSearch,
    component: lazyPage('rules', () => import('./AutomationLogs'), 'AutomationLogs'),
    errorComponent: PageError,
  }),
] as const
