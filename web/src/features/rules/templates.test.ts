import { expect, it } from 'vitest'
import { newDraft } from './model'
import { fromTemplate, templateOf, templatesOf } from './templates'

it('a template fills the form, and is known again until its words are changed', () => {
  const draft = { ...newDraft('traces'), ...fromTemplate('hallucination', 'traces') }
  expect(draft.variables).toEqual({ input: 'input', context: '', output: 'output' })
  expect(draft.scores.map((each) => each.name)).toEqual(['hallucination'])
  expect(templateOf(draft)).toBe('hallucination')
  expect(templateOf({ ...draft, messages: [{ role: 'USER', content: 'mine {{input}}' }] })).toBe('')
})

it('conversations have templates of their own, without variables to fill', () => {
  expect(templatesOf('threads').map((each) => each.id)).toEqual(['coherence', 'frustration'])
  expect(fromTemplate('frustration', 'threads')?.variables).toEqual({})
  expect(fromTemplate('hallucination', 'threads')).toBeNull()
})
