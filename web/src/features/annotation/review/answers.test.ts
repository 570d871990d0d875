import { expect, test } from 'vitest'
import type { Definition } from '../../../api/definitions'
import { digitValue, nextOpen, optionsOf, plainDefinition, stepValue } from './answers'

const scale = (min: number, max: number): Definition => ({ id: 'x', name: 'x', type: 'numerical', details: { min, max } })

test('digits are tenths of a share and themselves on a scale', () => {
  expect(digitValue(scale(0, 1), 4)).toBe(0.4)
  expect(digitValue(scale(1, 5), 4)).toBe(4)
  expect(digitValue(scale(1, 5), 9)).toBeNull()
  expect(digitValue(scale(1, 10), 0)).toBe(10)
  expect(digitValue(scale(0, 100), 5)).toBe(50)
})

test('arrows step over the range and stop at its ends', () => {
  expect(stepValue(scale(0, 1), undefined, 1)).toBe(0)
  expect(stepValue(scale(0, 1), 0.4, 1)).toBe(0.45)
  expect(stepValue(scale(1, 5), 5, 1)).toBe(5)
  expect(stepValue(scale(1, 5), undefined, -1)).toBe(5)
})

test('yes and no are offered in this order, categories as they were defined', () => {
  expect(optionsOf({ id: 'b', name: 'b', type: 'boolean', details: { true_label: 'Yes', false_label: 'No' } })?.map((each) => [each.label, each.answer.value])).toEqual([['Yes', 1], ['No', 0]])
  expect(optionsOf({ id: 'c', name: 'c', type: 'categorical', details: { categories: { good: 1, bad: 0 } } })?.map((each) => each.label)).toEqual(['good', 'bad'])
  expect(optionsOf(plainDefinition('n'))).toBeNull()
})

test('the next question without an answer is found, going round', () => {
  const list = ['a', 'b', 'c'].map(plainDefinition)
  expect(nextOpen(list, { b: { value: 1 } }, 0)).toBe(2)
  expect(nextOpen(list, { b: { value: 1 }, c: { value: 1 } }, 1)).toBe(0)
  expect(nextOpen(list, { a: { value: 1 }, b: { value: 1 }, c: { value: 1 } }, 1)).toBe(1)
})
