import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'
import type { Snippets } from '../../components/CodeBlock'

export const GUARDS = ['PII', 'TOPIC', 'PROMPT_INJECTION', 'LLM_JUDGE'] as const
export type GuardType = (typeof GUARDS)[number]

/** Kinds of personal data that the checks of clients know. */
export const ENTITIES = ['CREDIT_CARD', 'EMAIL_ADDRESS', 'IBAN_CODE', 'IP_ADDRESS', 'LOCATION', 'PERSON', 'PHONE_NUMBER'] as const

export type Guard = Schemas['Guard']

export type Policy = Schemas['GuardrailPolicy']

/** What the form holds: every check with its fields, switched on or off. */
export interface PolicyDraft {
  name: string
  always: boolean
  on: Record<GuardType, boolean>
  entities: string[]
  topics: string
  threshold: Record<'PII' | 'TOPIC' | 'PROMPT_INJECTION', number>
  instructions: string
  model: string
  /** Checks that this form does not know; they stay as they are. */
  others: Guard[]
}

const PATH = '/guardrails/policies'

export const policiesQuery = () =>
  queryOptions({
    queryKey: ['guardrails', currentWorkspace(), 'policies'],
    queryFn: ({ signal }) => request(PATH, { query: { page: 1, size: 500 }, signal }).then((page) => page.content),
  })

export const savePolicy = (id: string | null, body: Schemas['GuardrailPolicyBody']): Promise<void> =>
  id ? request(`${PATH}/${id}`, { method: 'PUT', body }) : request(PATH, { method: 'POST', body })
export const deletePolicies = (ids: string[]) => request(`${PATH}/delete`, { method: 'POST', body: { ids } })

export function draftOf(policy: Policy | null): PolicyDraft {
  const config = (type: GuardType) => policy?.guards.find((guard) => guard.type === type)?.config
  const sure = (type: 'PII' | 'TOPIC' | 'PROMPT_INJECTION', otherwise: number) => {
    const said = config(type)?.threshold
    return typeof said === 'number' ? said : otherwise
  }
  return {
    name: policy?.name ?? '',
    always: policy?.always_on ?? false,
    on: Object.fromEntries(GUARDS.map((type) => [type, config(type) !== undefined])) as Record<GuardType, boolean>,
    entities: (config('PII')?.blocked_entities as string[] | undefined) ?? ['CREDIT_CARD', 'EMAIL_ADDRESS', 'PHONE_NUMBER'],
    topics: ((config('TOPIC')?.restricted_topics as string[] | undefined) ?? []).join('\n'),
    threshold: { PII: sure('PII', 0.5), TOPIC: sure('TOPIC', 0.8), PROMPT_INJECTION: sure('PROMPT_INJECTION', 0.5) },
    instructions: String(config('LLM_JUDGE')?.instructions ?? ''),
    model: String(config('LLM_JUDGE')?.model ?? ''),
    others: (policy?.guards ?? []).filter((guard) => !GUARDS.includes(guard.type as GuardType)),
  }
}

const topicsOf = (draft: PolicyDraft) => draft.topics.split('\n').map((line) => line.trim()).filter(Boolean)

export type PolicyProblem = 'name' | 'guards' | 'PII' | 'TOPIC' | 'LLM_JUDGE'

/** The first thing that is missing. */
export function problemOf(draft: PolicyDraft): PolicyProblem | undefined {
  if (!draft.name.trim()) return 'name'
  if (draft.on.PII && draft.entities.length === 0) return 'PII'
  if (draft.on.TOPIC && topicsOf(draft).length === 0) return 'TOPIC'
  if (draft.on.LLM_JUDGE && (!draft.instructions.trim() || !draft.model.trim())) return 'LLM_JUDGE'
  return GUARDS.some((type) => draft.on[type]) || draft.others.length > 0 ? undefined : 'guards'
}

/** The policy on the wire. A topic check keeps the allowed topics that a program has given it. */
export function bodyOf(draft: PolicyDraft, policy: Policy | null): Schemas['GuardrailPolicyBody'] {
  const config: Record<GuardType, Record<string, unknown>> = {
    PII: { blocked_entities: draft.entities, threshold: draft.threshold.PII },
    TOPIC: { ...policy?.guards.find((guard) => guard.type === 'TOPIC')?.config, restricted_topics: topicsOf(draft), threshold: draft.threshold.TOPIC },
    PROMPT_INJECTION: { threshold: draft.threshold.PROMPT_INJECTION },
    LLM_JUDGE: { instructions: draft.instructions.trim(), model: draft.model.trim() },
  }
  return {
    name: draft.name.trim(),
    ...(policy?.description ? { description: policy.description } : {}),
    always_on: draft.always,
    guards: [...GUARDS.filter((type) => draft.on[type]).map((type) => ({ type, config: config[type] })), ...draft.others],
  }
}

/** How a program uses the policy. */
export function policySnippets(name: string): Snippets {
  const text = JSON.stringify(name.trim() || 'my-policy')
  return {
    '.NET': `var guardrail = await client.Guardrails.FromStoredPoliciesAsync([${text}]);\nawait guardrail.ValidateAsync(answer);`,
    Python: `from opik.guardrails import Guardrail\n\nguardrail = Guardrail.from_stored_policies([${text}])\nguardrail.validate(answer)`,
  }
}
