import { expect, test } from 'vitest'
import { detailsOf, draftOf, problemOf } from './definitionDraft'

const draft = (part: object) => ({ ...draftOf(null), name: 'quality', ...part })

test('a definition says what keeps it from being saved', () => {
  expect(problemOf(draft({ name: ' ' }))).toBe('name')
  expect(problemOf(draft({ type: 'numerical', min: '1', max: '1' }))).toBe('range')
  expect(problemOf(draft({ type: 'numerical', min: '', max: '1' }))).toBe('range')
  expect(problemOf(draft({ type: 'boolean', yes: 'x', no: 'x' }))).toBe('labels')
  expect(problemOf(draft({ type: 'categorical', categories: [{ label: 'a', value: '1' }] }))).toBe('categories')
  expect(problemOf(draft({ type: 'categorical', categories: [{ label: 'a', value: '1' }, { label: ' a ', value: '0' }] }))).toBe('categories')
  expect(problemOf(draft({ type: 'categorical', categories: [{ label: 'a', value: '1' }, { label: 'b', value: '0' }] }))).toBeNull()
})

test('details hold only what belongs to the type', () => {
  expect(detailsOf(draft({ type: 'numerical', min: '-1', max: '1' }))).toEqual({ min: -1, max: 1 })
  expect(detailsOf(draft({ type: 'boolean' }))).toEqual({ true_label: 'Yes', false_label: 'No' })
})

test('a copy keeps everything but the name', () => {
  const definition = { id: '1', name: 'a', type: 'categorical' as const, details: { categories: { good: 1, bad: 0 } } }
  expect(draftOf(definition, 'a copy')).toMatchObject({ name: 'a copy', categories: [{ label: 'good', value: '1' }, { label: 'bad', value: '0' }] })
})
