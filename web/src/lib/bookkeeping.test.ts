import { expect, it } from 'vitest'
import { isModified, linkedPrompts, splitMetadata, truncated } from './bookkeeping'

it('notes of clients are told apart from what the program said', () => {
  expect(splitMetadata({ user: 'u', _opik_graph_definition: {}, '_opik.graph_node_id': 'n', opik_prompts: [] })).toEqual({
    own: { user: 'u' },
    notes: { _opik_graph_definition: {}, '_opik.graph_node_id': 'n', opik_prompts: [] },
  })
  expect(splitMetadata({ _opik_x: 1 }).own).toBeUndefined()
  expect(splitMetadata('text')).toEqual({ own: 'text', notes: null })
})

it('a payload that its client cut says how large it was', () => {
  expect(truncated({ opik_truncated: true, reason: '<omitted_due_to_size_21MB_error_code_413_400>' })).toEqual({ size: '21\u00a0MB' })
  expect(truncated({ opik_truncated: true })).toEqual({ size: null })
  expect(truncated({ reason: 'x' })).toBeNull()
})

it('linked prompts are read with their version', () => {
  expect(linkedPrompts({ opik_prompts: [{ id: 'p', name: 'answer', version: { id: 'v', commit: 'abc', version_number: 'v3', template: 'Hi' } }] })).toEqual([
    { id: 'p', name: 'answer', versionId: 'v', commit: 'abc', version: 'v3', template: 'Hi' },
  ])
  expect(linkedPrompts({})).toEqual([])
})

it('a template is another only when it says something else', () => {
  const messages = [{ role: 'user', content: 'Hello {{name}}' }]
  expect(isModified(messages, '[ {"content": "Hello {{name}}", "role": "user"} ]')).toBe(false)
  expect(isModified('Hello', ' Hello\n')).toBe(false)
  expect(isModified('', 'Hello')).toBe(false)
  expect(isModified('Hello there', 'Hello')).toBe(true)
})
