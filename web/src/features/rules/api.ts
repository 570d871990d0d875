import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { PeriodFigures } from '../../api/logs'
import type { Filter, Page, Schemas } from '../../api/types'
import { filtersParam } from '../../lib/filters'
import type { Level, Rule, RuleCode, RuleType } from './model'

const PATH = '/automations/evaluators'

export type Trial = Schemas['RuleTrialResult']
export type Trials = Schemas['RuleTrials']

/** A trace, span or thread that a rule is tried on. */
export interface Candidate {
  id: string
  thread_model_id?: string
  name?: string
  start_time: string
  input?: unknown
  output?: unknown
  metadata?: unknown
  input_preview?: string
  first_message?: unknown
  feedback_scores?: { name: string; value: number; source: string }[]
}

export type RuleLogLine = Schemas['RuleLog']

export const fetchRules = (query: Record<string, string | number | undefined>, signal: AbortSignal) => request<Page<Rule>>(PATH, { query, signal })

export const ruleQuery = (id: string) => queryOptions({ queryKey: ['automations', currentWorkspace(), id], queryFn: ({ signal }) => request<Rule>(`${PATH}/${id}`, { signal }) })

export const createRule = (body: object) => request<void>(PATH, { method: 'POST', body })
export const changeRule = (id: string, body: object) => request<void>(`${PATH}/${id}`, { method: 'PATCH', body })
export const deleteRules = (ids: string[]) => request<void>(`${PATH}/delete`, { method: 'POST', body: { ids } })

/** The whole rule with another state: the server takes no part of a rule. */
export const switchRule = ({ id, name, type, code, sampling_rate, filters, projects }: Rule, enabled: boolean) =>
  changeRule(id, { action: 'evaluator', type, name, code, sampling_rate, filters, enabled, project_ids: projects.map((each) => each.project_id) })

export const logQuery = (ruleId: string) =>
  queryOptions({
    queryKey: ['automations', currentWorkspace(), ruleId, 'log'],
    queryFn: ({ signal }) => request<Page<RuleLogLine>>(`${PATH}/${ruleId}/logs`, { query: { size: 5000 }, signal }),
  })

export const tryRule = (body: { project_id: string; type: RuleType; code: RuleCode; entity_ids: string[]; ask: boolean }, signal?: AbortSignal) =>
  request<Trials>(`${PATH}/dry-run`, { method: 'POST', body, ...(signal ? { signal } : {}) })

const LIST: Record<Level, string> = { traces: '/traces', spans: '/spans', threads: '/traces/threads' }

export const candidatesQuery = (projectId: string, level: Level, filters: Filter[], size: number) =>
  queryOptions({
    queryKey: ['rule-candidates', currentWorkspace(), projectId, level, filters, size],
    queryFn: ({ signal }) =>
      request<Page<Candidate>>(LIST[level], { query: { project_id: projectId, page: 1, size, filters: filtersParam(filters), truncate: true }, signal }).then((page) => page.content),
    staleTime: 60_000,
  })

const DAY = 86_400_000

/** What a day brings, with the filters of the rule and without. */
export const trafficQuery = (projectId: string, level: Level, filters: Filter[]) =>
  queryOptions({
    queryKey: ['rule-traffic', currentWorkspace(), projectId, level, filters],
    queryFn: async ({ signal }) => {
      const from_time = new Date(Date.now() - DAY).toISOString()
      const ask = (chosen: Filter[]) =>
        request<{ current: PeriodFigures }>(`/projects/${projectId}/logs/figures`, { query: { entity_type: level, from_time, filters: filtersParam(chosen) }, signal }).then((answer) => answer.current.count)
      const [matching, all] = await Promise.all([ask(filters), ask([])])
      return { matching, all }
    },
    staleTime: 60_000,
  })

export const evaluateNow = (projectId: string, level: Level, ids: string[], ruleIds: string[]) =>
  request<{ entities_queued: number }>(`/manual-evaluation/${level}`, {
    method: 'POST',
    body: { project_id: projectId, entity_ids: ids, rule_ids: ruleIds, entity_type: level.slice(0, -1) },
  })

/** All rows of a range, by a job. */
export const evaluateRange = (projectId: string, level: Level, rule: Rule, filters: Filter[], from: string) =>
  request<{ id: string }>('/bulk-actions', {
    method: 'POST',
    body: { entity: level, action: 'evaluate', rule_ids: [rule.id], rows: { project_id: projectId, filters, from_time: from } },
  })
