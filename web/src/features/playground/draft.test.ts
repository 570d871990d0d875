import { describe, expect, it } from 'vitest'
import { readMessages, writeMessages } from '../prompts/template'
import { bodyOf, continued, duplicate, messagesOf, newDraft, newVariant, pathOf, pathsOf, problemsOf, valueAt, variablesOfAll, variantsOf } from './draft'
import type { Draft, Run } from './types'

const said = (text: string) => writeMessages([{ role: 'system', parts: [{ type: 'text', value: '' }] }, { role: 'user', parts: [{ type: 'text', value: text }] }])
const draft = (change: Partial<Draft> = {}): Draft => ({ ...newDraft('m'), variants: [{ ...newVariant('m'), template: said('Say {{word}}') }], ...change })

describe('the draft', () => {
  it('sends values by hand for every variable, filled or not', () => {
    const body = bodyOf('p', draft({ rows: [{ word: 'one', gone: 'x' }, {}] }), [])
    expect(body).toMatchObject({ rows: [{ word: 'one' }, { word: '' }], variants: [{ model: 'm', messages: [{ role: 'user', content: 'Say {{word}}' }] }] })
    expect(body).not.toHaveProperty('dataset_id')
  })
  it('sends the version, the limit and where variables have their values', () => {
    const body = bodyOf('p', draft({ source: 'dataset', dataset: { id: 'd', name: 'n', versionId: 'v' }, limit: 5, rules: ['r'], contains: ' refund ', tag: 'hard' }), ['input', 'input.word'])
    expect(JSON.parse((body as { filters: string }).filters)).toEqual([{ field: 'tags', operator: 'contains', value: 'hard' }, { field: 'full_data', operator: 'contains', value: 'refund' }])
    expect(body).toMatchObject({ dataset_id: 'd', dataset_version_id: 'v', limit: 5, rule_ids: ['r'], mapping: { word: 'input.word' } })
  })
  it('sends tools and a schema, and says what is wrong with them', () => {
    const variant = { ...newVariant('m'), template: said('x'), tools: '[{"type":"function"}]', schema: '{"type":"object"}', params: { temperature: 0.2 } }
    expect(bodyOf('p', draft({ variants: [variant] }), []).variants[0]!.configs).toMatchObject({ temperature: 0.2, tools: [{ type: 'function' }], response_format: { json_schema: { schema: { type: 'object' } } } })
    expect(problemsOf(draft({ variants: [{ ...variant, tools: '{}' }] }))).toEqual([{ variant: 0, problem: 'badTools' }])
    expect(problemsOf(draft({ variants: [{ ...variant, schema: '{' }] }))).toEqual([{ variant: 0, problem: 'badSchema' }])
    expect(problemsOf(draft({ variants: [variant] }))).toEqual([])
  })
  it('names what is missing', () => {
    expect(problemsOf(draft({ source: 'dataset', variants: [newVariant('')] })).map((each) => each.problem)).toEqual(['noModel', 'noDataset'])
    expect(problemsOf(draft({ variants: [{ ...newVariant('m'), template: said('') }] }))).toEqual([{ variant: 0, problem: 'noMessage' }])
  })
  it('marks a variant whose prompt was edited, and links only one that was not', () => {
    const prompt = { id: 'i', name: 'asks', structure: 'chat' as const, versionId: 'v', version: 'v3', template: said('x') }
    const bodyFor = (template: string) => bodyOf('p', draft({ variants: [{ ...newVariant('m'), prompt, template }] }), []).variants[0]!
    expect(bodyFor(said('x'))).toMatchObject({ name: 'asks v3', prompt_version_id: 'v' })
    expect(bodyFor(said('y'))).toMatchObject({ name: 'asks v3 *' })
    expect(bodyFor(said('y'))).not.toHaveProperty('prompt_version_id')
  })
  it('duplicates next to the original, ten at most', () => {
    let many = draft({ variants: [newVariant('a'), newVariant('b')] })
    many = duplicate(many, 0)
    expect(many.variants.map((each) => each.model)).toEqual(['a', 'a', 'b'])
    expect(new Set(many.variants.map((each) => each.key)).size).toBe(3)
    for (let i = 0; i < 20; i++) many = duplicate(many, 0)
    expect(many.variants).toHaveLength(10)
  })
  it('comes back from a run', () => {
    const run = { variants: [{ model: 'm', messages: [{ role: 'user', content: 'x' }], configs: { temperature: 1, tools: [1], response_format: { json_schema: { schema: { type: 'object' } } } } }] } as unknown as Run
    expect(variantsOf(run)[0]).toMatchObject({ model: 'm', params: { temperature: 1 } })
    expect(messagesOf(variantsOf(run)[0]!)).toEqual([{ role: 'user', content: 'x' }])
    expect(JSON.parse(variantsOf(run)[0]!.schema)).toEqual({ type: 'object' })
  })
  it('goes on with the answer and room for the next question', () => {
    expect(continued(readMessages(said('x'))!, 'Yes.').map((message) => message.role)).toEqual(['system', 'user', 'assistant', 'user'])
  })
})

describe('variables', () => {
  const data = { question: 'q', input: { message: 'm', deep: { policy: 1 } }, expected: null }
  it('are those of all variants, each once', () => {
    expect(variablesOfAll([{ ...newVariant(), template: said('{{b}} {{a}}') }, { ...newVariant(), template: said('{{a}} {{c.d}}') }])).toEqual(['b', 'a', 'c'])
    const ruled = writeMessages([{ role: 'system', parts: [{ type: 'text', value: '{{policy}}' }] }, { role: 'user', parts: [{ type: 'text', value: '{{message}}' }] }])
    expect(variablesOfAll([{ ...newVariant(), template: ruled }])).toEqual(['message', 'policy'])
  })
  it('find their value by name, by the end of a path, or as somebody has said', () => {
    const paths = pathsOf(data)
    expect(paths).toEqual(['question', 'input', 'input.message', 'input.deep', 'input.deep.policy', 'expected'])
    expect(['question', 'message', 'policy', 'nothing'].map((name) => pathOf(name, {}, paths))).toEqual(['question', 'input.message', 'input.deep.policy', ''])
    expect(pathOf('message', { message: 'expected' }, paths)).toBe('expected')
    expect([valueAt(data, 'input.deep.policy'), valueAt(data, 'expected'), valueAt(data, 'input.deep')]).toEqual(['1', undefined, '{"policy":1}'])
  })
})
