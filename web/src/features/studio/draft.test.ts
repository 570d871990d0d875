import { expect, test } from 'vitest'
import { bodyOf, draftOf, newDraft, nextName, problemsOf, type StudioDraft } from './draft'
import { TEMPLATES } from './templates'

const FIELDS = ['input', 'expected_output']
const whole: StudioDraft = { ...newDraft('gpt-5-mini'), name: 'refunds', dataset: { id: 'd', name: 'golden' }, reference: 'expected_output' }
const parts = (draft: StudioDraft, fields: string[] | null = FIELDS) => problemsOf(draft, fields).map((each) => `${each.part}: ${each.key}${each.about ? ` ${each.about}` : ''}`)

test('a whole form has no problems; an empty one says what is missing of each part', () => {
  expect(parts(whole)).toEqual([])
  expect(parts(newDraft(), null)).toEqual(['name: name', 'model: model', 'dataset: dataset', 'reference: reference'])
})

test('a variable has to be a field of the rows, as has the reference, once they are known', () => {
  expect(parts(whole, ['question'])).toEqual(['prompt: foreign input', 'reference: gone expected_output'])
  expect(parts(whole, null)).toEqual([])
  expect(parts({ ...whole, template: '[{"role":"user","content":"Hello"}]' })).toEqual(['prompt: constant'])
  expect(parts({ ...whole, template: '[{"role":"user","content":""}]' })).toEqual(['prompt: prompt'])
  expect(parts({ ...whole, template: '[{"role":"user","content":[{"type":"image_url","image_url":{"url":"{{input}}"}}]}]' })).toEqual(['prompt: media'])
})

test('numbers lie in their ranges, or are left out', () => {
  expect(parts({ ...whole, cost: null, trials: null, items: null })).toEqual([])
  expect(parts({ ...whole, items: 1001 })).toEqual(['items: items'])
  expect(parts({ ...whole, cost: 0, trials: 1.5, items: 0 })).toEqual(['cost: cost', 'trials: trials', 'items: items'])
  expect(parts({ ...whole, cost: NaN, trials: 501 })).toEqual(['cost: cost', 'trials: trials'])
  expect(parts({ ...whole, algorithm: 'evolutionary', settings: { population_size: 2.5 } })).toEqual(['algorithm: whole population_size'])
  // A setting of another algorithm is not asked about, and not sent.
  expect(parts({ ...whole, algorithm: 'gepa', settings: { population_size: 2.5 } })).toEqual([])
})

test('each metric asks for its own', () => {
  expect(parts({ ...whole, metric: 'geval', reference: '' })).toEqual(['metric: task'])
  expect(parts({ ...whole, metric: 'geval', reference: '', task: 'Answers' })).toEqual(['metric: criteria'])
  expect(parts({ ...whole, metric: 'json_schema_validator', reference: '', schema: '[1]' })).toEqual(['metric: schema'])
  expect(parts({ ...whole, metric: 'json_schema_validator', reference: '', schemaFrom: 'field' })).toEqual(['reference: reference'])
})

test('the body is what the server takes, and a run of it fills the same form again', () => {
  const draft: StudioDraft = { ...whole, algorithm: 'evolutionary', settings: { population_size: 6, reflection_minibatch_size: 2 }, params: { temperature: 0.2 }, items: 20, reasoningModel: 'gpt-5' }
  const body = bodyOf('p', draft)
  expect(body).toMatchObject({ project_id: 'p', name: 'refunds', dataset_name: 'golden', objective_name: 'equals', status: 'initialized' })
  expect(body.studio_config).toEqual({
    dataset_name: 'golden',
    // The empty message of the system is left out.
    prompt: { messages: [{ role: 'user', content: '{{input}}' }] },
    llm_model: { model: 'gpt-5-mini', parameters: { temperature: 0.2 } },
    evaluation: { metrics: [{ type: 'equals', parameters: { reference_key: 'expected_output', case_sensitive: false } }] },
    optimizer: { type: 'evolutionary', parameters: { population_size: 6 } },
    limits: { cost: 5, trials: 20, items: 20 },
    reasoning_model: 'gpt-5',
  })
  const again = draftOf({ name: 'refunds', dataset_id: 'd', dataset_name: 'golden', studio_config: body.studio_config })
  expect(bodyOf('p', again)).toEqual(body)
})

test('what a run of another server was told is read as far as this form knows it', () => {
  const config = { prompt: {}, llm_model: {}, evaluation: { metrics: [{ type: 'code' }] }, optimizer: { type: 'other' } }
  expect(draftOf({ name: 'x', dataset_name: 'gone', studio_config: config })).toMatchObject({ metric: 'equals', algorithm: 'hierarchical_reflective', dataset: { name: 'gone' }, cost: null })
})

test('a second run is numbered', () => {
  expect([nextName('refunds'), nextName('refunds 2'), nextName('v 9')]).toEqual(['refunds 2', 'refunds 3', 'v 10'])
})

test('every example is a form that a dataset, a name and a model complete', () => {
  for (const { draft } of TEMPLATES) {
    const made = { ...whole, ...draft }
    expect(problemsOf(made, ['input', 'expected_output', 'question', 'context', 'answer'])).toEqual([])
  }
})
