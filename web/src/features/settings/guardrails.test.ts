import { describe, expect, it } from 'vitest'
import { bodyOf, draftOf, policySnippets, problemOf, type Policy } from './guardrails'

const policy: Policy = {
  id: 'p',
  name: 'contact data',
  description: 'd',
  always_on: true,
  execution_mode: 'ALWAYS',
  created_at: '',
  last_updated_at: '',
  guards: [
    { type: 'PII', config: { blocked_entities: ['PERSON'], threshold: 0.7 } },
    { type: 'TOPIC', config: { restricted_topics: ['politics'], allowed_topics: ['travel'], threshold: 0.9 } },
    { type: 'CUSTOM_CLASSIFIER', config: { model_name: 'm', threshold: 0.5 } },
  ],
}

describe('a policy of guardrails', () => {
  it('comes back from its form as it went in, with what the form does not know', () => {
    expect(bodyOf(draftOf(policy), policy)).toEqual({ name: 'contact data', description: 'd', always_on: true, guards: policy.guards })
  })
  it('says what is missing', () => {
    const empty = draftOf(null)
    expect(problemOf(empty)).toBe('name')
    expect(problemOf({ ...empty, name: 'n' })).toBe('guards')
    expect(problemOf({ ...empty, name: 'n', on: { ...empty.on, TOPIC: true } })).toBe('TOPIC')
    expect(problemOf({ ...empty, name: 'n', on: { ...empty.on, PII: true }, entities: [] })).toBe('PII')
    expect(problemOf({ ...empty, name: 'n', on: { ...empty.on, LLM_JUDGE: true }, instructions: 'polite' })).toBe('LLM_JUDGE')
    expect(problemOf({ ...empty, name: 'n', on: { ...empty.on, PROMPT_INJECTION: true } })).toBeUndefined()
  })
  it('is fetched by programs by its name, whatever signs it has', () => {
    expect(policySnippets('say "hi"').Python).toContain('from_stored_policies(["say \\"hi\\""])')
  })
})
