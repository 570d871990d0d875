import { describe, expect, it } from 'vitest'
import { argumentsOf, bodyOf, newDraft, pathsOf, problemsOf, scoredBy, toDraft, typeOf, variablesOf, type Rule } from './model'

describe('a rule in the form', () => {
  it('comes back as it was stored, with members that the form does not show', () => {
    const rule: Rule = {
      id: 'r',
      name: 'grounded',
      type: 'llm_as_judge',
      enabled: false,
      sampling_rate: 0.25,
      trigger_scope: 'production',
      action: 'evaluator',
      projects: [],
      filters: [{ field: 'name', operator: '=', value: 'x' }],
      code: {
        model: { name: 'm', temperature: 0.3, seed: 7 },
        messages: [{ role: 'USER', content: '{{answer}}' }],
        variables: { answer: 'output.answer' },
        schema: [{ name: 'good', type: 'BOOLEAN', description: 'd' }],
        max_cost_usd: 2,
      },
      created_at: '',
      last_updated_at: '',
    }
    const body = bodyOf(toDraft(rule), ['p'])
    expect(body).toMatchObject({ name: rule.name, type: rule.type, enabled: false, sampling_rate: 0.25, filters: rule.filters, code: rule.code })
  })

  it('knows the type of every scope and kind', () => {
    expect(typeOf('threads', 'judge')).toBe('trace_thread_llm_as_judge')
    expect(typeOf('spans', 'code')).toBe('span_user_defined_metric_python')
  })

  it('leads to what it has scored, unless only its code knows the names', () => {
    expect(scoredBy({ code: { model: { name: 'm' }, messages: [], schema: [{ name: 'good', type: 'BOOLEAN', description: '' }] } })).toEqual([{ field: 'feedback_scores', operator: 'is_not_empty', key: 'good', value: '' }])
    expect(scoredBy({ code: { metric: 'def score(self): pass' } })).toBeNull()
  })

  it('says what is missing', () => {
    expect(problemsOf({ ...newDraft(), name: 'n', model: 'm', variables: { input: 'input', output: 'output' }, temperature: 3, maxCost: 0 })).toEqual(['temperature', 'maxCost'])
    expect(problemsOf(newDraft())).toEqual(['name', 'model'])
    expect(problemsOf({ ...newDraft(), name: 'n', model: 'm', variables: { input: 'input' } })).toEqual(['variables'])
  })
})

describe('variables', () => {
  it('are found in messages once, in order, without sections and spaces', () => {
    const messages = [{ role: 'USER' as const, content: '{{ b }} {{a.x}} {{#b}}{{c}}{{/b}} {{{d}}}' }]
    expect(variablesOf({ ...newDraft(), messages })).toEqual(['b', 'a', 'c', 'd'])
  })

  it('of a thread need no place', () => expect(variablesOf(newDraft('threads'))).toEqual([]))

  it('of Python are the parameters of score', () => {
    expect(argumentsOf('class M:\n  def score(self, output: str, pair: Tuple[int, int] = (1, 2), *, reference=None, **ignored) -> X:\n    pass')).toEqual(['output', 'pair', 'reference'])
    expect(argumentsOf('nothing')).toEqual([])
  })

  it('are offered paths of a real trace', () => {
    expect(pathsOf({ input: { messages: [{ content: 'hi' }], 'odd key': 1 } }, 'traces')).toEqual(
      expect.arrayContaining(['input', 'input.messages', 'input.messages[0].content', "input['odd key']", 'spans']),
    )
  })
})
