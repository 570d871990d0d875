import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Filter, Schemas, Thread, Trace } from '../../api/types'
import { filtersParam, writeFilter } from '../../lib/filters'
import { joined, type RuleLogPage } from './logTail'
import { readRule, type Level, type Rule } from './model'

const PATH = '/automations/evaluators'

export type Trial = Schemas['RuleTrialResult']
export type Trials = Schemas['RuleTrials']

/** A trace, span or thread that a rule is tried on. */
export type Candidate = Pick<Trace, 'id'> &
  Partial<Pick<Trace, 'start_time' | 'name' | 'input' | 'output' | 'metadata' | 'input_preview' | 'feedback_scores'> & Pick<Thread, 'thread_model_id' | 'first_message'>>

export type RuleLogLine = Schemas['RuleLog']

export const fetchRules = (query: Record<string, string | number | undefined>, signal: AbortSignal) => request(PATH, { query, signal }).then((page) => ({ ...page, content: page.content.map(readRule) }))

export const ruleQuery = (id: string) => queryOptions({ queryKey: ['automations', currentWorkspace(), id], queryFn: ({ signal }) => request(`${PATH}/${id}`, { signal }).then(readRule) })

export const createRule = (body: Schemas['RuleBody']) => request(PATH, { method: 'POST', body })
export const changeRule = (id: string, body: Schemas['RuleBody']) => request(`${PATH}/${id}`, { method: 'PATCH', body })

/** The whole rule with another state: the server takes no part of a rule. */
export const switchRule = ({ id, name, type, code, sampling_rate, filters, projects }: Rule, enabled: boolean) =>
  changeRule(id, { action: 'evaluator', type, name, code, sampling_rate, filters: filters.map(writeFilter), enabled, project_ids: projects.map((each) => each.project_id) })

const ALL_LINES = 5000
const NEWEST_LINES = 200

/** The newest lines; once they are here, only what came after them is asked for. */
export const logQuery = (client: QueryClient, ruleId: string) => {
  const queryKey = ['automations', currentWorkspace(), ruleId, 'log']
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const newest = (size: number) => request(`${PATH}/${ruleId}/logs`, { query: { size }, signal })
      const held = client.getQueryData<RuleLogPage>(queryKey)
      const more = held && joined(await newest(NEWEST_LINES), held, ALL_LINES)
      return more ?? newest(ALL_LINES)
    },
  })
}

export const tryRule = (body: Schemas['RuleTrialBody'], signal?: AbortSignal) =>
  request(`${PATH}/dry-run`, { method: 'POST', body, ...(signal ? { signal } : {}) })

const LIST = { traces: '/traces', spans: '/spans', threads: '/traces/threads' } as const satisfies Record<Level, string>

export const candidatesQuery = (projectId: string, level: Level, filters: Filter[], size: number) =>
  queryOptions({
    queryKey: ['rule-candidates', currentWorkspace(), projectId, level, filters, size],
    queryFn: ({ signal }): Promise<Candidate[]> =>
      request(LIST[level], { query: { project_id: projectId, page: 1, size, filters: filtersParam(filters), truncate: true }, signal }).then((page) => page.content),
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
        request(`/projects/${projectId}/logs/figures`, { query: { entity_type: level, from_time, filters: filtersParam(chosen) }, signal }).then((answer) => answer.current.count)
      const [matching, all] = await Promise.all([ask(filters), ask([])])
      return { matching, all }
    },
    staleTime: 60_000,
  })

export const evaluateNow = (projectId: string, level: Level, ids: string[], ruleIds: string[]) =>
  request(`/manual-evaluation/${level}`, {
    method: 'POST',
    body: { project_id: projectId, entity_ids: ids, rule_ids: ruleIds, entity_type: level.slice(0, -1) as 'trace' | 'span' | 'thread' },
  })

/** All rows of a range, by a job. */
export const evaluateRange = (projectId: string, level: Level, rule: Rule, filters: Filter[], from: string) =>
  request('/bulk-actions', {
    method: 'POST',
    body: { entity: level, action: 'evaluate', rule_ids: [rule.id], rows: { project_id: projectId, filters: filters.map(writeFilter), from_time: from } },
  })
