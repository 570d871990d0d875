import type { Filter, Schemas } from '../../api/types'
import { readFilter, writeFilter } from '../../lib/filters'

export type Level = 'traces' | 'threads' | 'spans'
export type Kind = 'judge' | 'code'

export type RuleType = Schemas['OnlineRuleType']

export type JudgeMessage = Schemas['JudgeMessageBody']
export type JudgeScore = Schemas['JudgeScoreBody']

/** What both kinds of code hold; which of it, the type of the rule says. */
export type RuleCode = Partial<Schemas['JudgeCodeBody'] & Schemas['PythonCodeBody']>

/** Values of conditions are texts here. */
export type Rule = Omit<Schemas['Rule'], 'filters'> & { filters: Filter[] }

export const readRule = (rule: Schemas['Rule']): Rule => ({ ...rule, filters: rule.filters.map(readFilter) })

/** What the form holds: both kinds of code, so that changing the kind loses nothing. */
export interface Draft {
  name: string
  level: Level
  kind: Kind
  enabled: boolean
  sampling: number
  filters: Filter[]
  model: string
  /** null: as the model has it. */
  temperature: number | null
  /** What one judgement may cost at most, USD; null: no limit. */
  maxCost?: number | null
  messages: JudgeMessage[]
  variables: Record<string, string>
  scores: JudgeScore[]
  metric: string
  /** What is kept though the form does not show it. */
  rest: RuleCode
}

const PREFIX: Record<Level, string> = { traces: '', threads: 'trace_thread_', spans: 'span_' }

export const typeOf = (level: Level, kind: Kind): RuleType => `${PREFIX[level]}${kind === 'judge' ? 'llm_as_judge' : 'user_defined_metric_python'}` as RuleType

export const levelOf = (type: RuleType): Level => (type.startsWith('trace_thread') ? 'threads' : type.startsWith('span') ? 'spans' : 'traces')

export const kindOf = (type: RuleType): Kind => (type.endsWith('judge') ? 'judge' : 'code')

const METRIC = `from typing import Any
from opik.evaluation.metrics import base_metric, score_result


class Answered(base_metric.BaseMetric):
    def __init__(self, name: str = "answered"):
        self.name = name

    def score(self, output: str, **ignored: Any):
        return score_result.ScoreResult(name=self.name, value=1.0 if output.strip() else 0.0)
`

export const newDraft = (level: Level = 'traces', kind: Kind = 'judge'): Draft => ({
  name: '',
  level,
  kind,
  enabled: true,
  sampling: 1,
  filters: [],
  model: '',
  temperature: 0,
  messages: [
    { role: 'SYSTEM', content: 'You judge answers of an assistant. Score from 0 to 1 how far the question is answered, and say why in one sentence.' },
    { role: 'USER', content: level === 'threads' ? 'Conversation:\n{{context}}' : 'Question: {{input}}\nAnswer: {{output}}' },
  ],
  variables: level === 'threads' ? {} : { input: 'input', output: 'output' },
  scores: [{ name: 'helpfulness', type: 'DOUBLE', description: 'How far the question is answered, 0 to 1' }],
  metric: METRIC,
  rest: {},
})

export function toDraft(rule: Rule): Draft {
  const base = newDraft(levelOf(rule.type), kindOf(rule.type))
  const code: RuleCode = rule.code
  return {
    ...base,
    name: rule.name,
    enabled: rule.enabled,
    sampling: rule.sampling_rate,
    filters: rule.filters,
    model: code.model?.name ?? '',
    temperature: code.model?.temperature ?? null,
    maxCost: code.max_cost_usd ?? null,
    messages: code.messages ?? base.messages,
    variables: (base.kind === 'judge' ? code.variables : code.arguments) ?? {},
    scores: code.schema ?? base.scores,
    metric: code.metric ?? base.metric,
    rest: code,
  }
}

/** The code as the server takes it; members that the form does not show stay. */
export function codeOf(draft: Draft): Schemas['RuleBody']['code'] & object {
  const names = variablesOf(draft)
  const mapped = Object.fromEntries(names.map((name) => [name, draft.variables[name] ?? '']))
  if (draft.kind === 'code') return draft.level === 'threads' ? { metric: draft.metric } : { metric: draft.metric, arguments: mapped }
  const { model } = draft.rest
  return {
    ...(draft.maxCost == null ? {} : { max_cost_usd: draft.maxCost }),
    model: { ...model, name: draft.model, temperature: draft.temperature },
    messages: draft.messages,
    schema: draft.scores,
    ...(draft.level === 'threads' ? {} : { variables: mapped }),
  }
}

export const bodyOf = (draft: Draft, projectIds: string[]): Schemas['RuleBody'] => ({
  action: 'evaluator',
  type: typeOf(draft.level, draft.kind),
  name: draft.name.trim(),
  enabled: draft.enabled,
  sampling_rate: draft.sampling,
  filters: draft.filters.map(writeFilter),
  project_ids: projectIds,
  code: codeOf(draft),
})

const VARIABLE = /\{\{\{?\s*[#^&]?\s*([A-Za-z_][\w.-]*)\s*\}?\}\}/g

/** Names that the messages use, or that `score` of the Python class takes, in the order they appear. */
export function variablesOf(draft: Draft): string[] {
  if (draft.kind === 'code') return argumentsOf(draft.metric)
  const text = draft.messages.map((message) => message.content ?? JSON.stringify(message.content_array ?? '')).join('\n')
  const names = [...text.matchAll(VARIABLE)].map((match) => match[1]!.split('.')[0]!)
  return [...new Set(names)].filter((name) => draft.level !== 'threads' || name !== 'context')
}

/** Names of the parameters of `score`; `self`, `*args` and `**kwargs` are none. */
export function argumentsOf(metric: string): string[] {
  const head = /def\s+score\s*\(([\s\S]*?)\)\s*(?:->[^:]*)?:/.exec(metric)?.[1] ?? ''
  return head
    .split(/,(?![^[(]*[\])])/)
    .map((part) => part.trim())
    .filter((part) => part && !part.startsWith('*') && part !== 'self' && part !== '/')
    .map((part) => /^\w+/.exec(part)?.[0] ?? '')
    .filter(Boolean)
}

/** Paths into what one trace holds, as far as three levels, for the choice of a variable. */
export function pathsOf(sample: { input?: unknown; output?: unknown; metadata?: unknown } | undefined, level: Level): string[] {
  const found = ['input', 'output', 'metadata']
  const walk = (value: unknown, path: string, depth: number) => {
    if (depth > 3 || found.length > 200 || value === null || typeof value !== 'object') return
    for (const [key, inner] of Object.entries(value).slice(0, 30)) {
      const next = Array.isArray(value) ? `${path}[${key}]` : /^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}['${key}']`
      found.push(next)
      walk(inner, next, depth + 1)
    }
  }
  for (const part of ['input', 'output', 'metadata'] as const) walk(sample?.[part], part, 1)
  return [...found, ...(level === 'spans' ? ['span', 'trace', 'spans'] : ['trace', 'spans'])]
}

/** The highest temperature that a provider takes. */
export const MOST_HEAT = 2

export type Problem = 'name' | 'model' | 'temperature' | 'maxCost' | 'messages' | 'scores' | 'metric' | 'arguments' | 'variables'

/** Conditions for what the rule has scored in Logs; null where only its code knows what it gives. */
export function scoredBy({ code }: Pick<Rule, 'code'>): Filter[] | null {
  const [first] = 'schema' in code ? code.schema : []
  return first ? [{ field: 'feedback_scores', operator: 'is_not_empty', key: first.name, value: '' }] : null
}

/** What keeps the rule from being saved. */
export function problemsOf(draft: Draft): Problem[] {
  const problems: Problem[] = []
  if (!draft.name.trim()) problems.push('name')
  if (draft.kind === 'judge') {
    if (!draft.model.trim()) problems.push('model')
    if (draft.temperature !== null && !(draft.temperature >= 0 && draft.temperature <= MOST_HEAT)) problems.push('temperature')
    if (draft.maxCost != null && !(draft.maxCost > 0)) problems.push('maxCost')
    if (!draft.messages.some((message) => message.content?.trim() || message.content_array?.length)) problems.push('messages')
    if (draft.scores.length === 0 || draft.scores.some((score) => !score.name.trim())) problems.push('scores')
  } else {
    if (!draft.metric.trim()) problems.push('metric')
    if (draft.level !== 'threads' && variablesOf(draft).length === 0) problems.push('arguments')
  }
  if (draft.level !== 'threads' && variablesOf(draft).some((name) => !draft.variables[name]?.trim())) problems.push('variables')
  return problems
}
