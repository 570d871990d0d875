import { expect, test } from 'vitest'
import type { Prompt, PromptVersion } from './api'
import { asVersion, contentOf, draftSource, isChanged, nextNumber } from './draft'

const version = { id: 'a', template: 'Hello', type: 'mustache', metadata: { temperature: 0.2 } } as unknown as PromptVersion
const prompt = { id: 'p', template_structure: 'text', latest_version: { version_number: 'v14' } } as unknown as Prompt

test('a draft begins as its version is, and is one when something else is typed', () => {
  const from = contentOf(version)
  expect(from).toEqual({ template: 'Hello', type: 'mustache', settings: '{\n  "temperature": 0.2\n}', base_version_id: 'a' })
  expect(isChanged({ ...from, change_description: 'note' }, from)).toBe(false)
  expect(isChanged({ ...from, template: 'Hi' }, from)).toBe(true)
  const chat = { ...from, template: '[{"role":"user","content":"Hi"}]' }
  expect(isChanged({ ...chat, template: JSON.stringify(JSON.parse(chat.template), null, 2) }, chat)).toBe(false)
  expect(isChanged({ ...chat, template: '[{"role":"user","content":"Ho"}]' }, chat)).toBe(true)
  expect(isChanged({ ...contentOf(undefined), settings: '' }, contentOf(undefined))).toBe(false)
})

test('it becomes the version after the latest; settings that are no JSON yet are shown as typed', () => {
  expect(nextNumber(prompt)).toBe('v15')
  expect(nextNumber({} as Prompt)).toBe('v1')
  const shown = asVersion(prompt, { ...contentOf(version), settings: '{"temp' }, 'mara', '2026-01-01T00:00:00Z')
  expect(shown).toMatchObject({ id: 'draft', version_number: 'v15', metadata: '{"temp', created_by: 'mara' })
  expect(asVersion(prompt, contentOf(version), undefined, undefined).metadata).toEqual({ temperature: 0.2 })
})

test('what browsers kept before moves over', () => {
  const { fromBefore } = draftSource('p')
  expect(fromBefore({ template: 'x', kind: 'jinja2', metadata: '', note: 'n' })).toEqual({ template: 'x', type: 'jinja2', change_description: 'n' })
  expect(fromBefore({ other: 1 })).toBeNull()
})
