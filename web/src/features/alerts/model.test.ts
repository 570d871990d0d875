import { describe, expect, it } from 'vitest'
import { conditionOf, firings, newAlert, newTrigger, problemsOf } from './model'

const points = (values: (number | null)[]) => ({ times: values.map((_, index) => index * 10), step: 10, values })

describe('firings of the past', () => {
  it('join steps that follow each other', () => {
    expect(firings(points([0, 5, 6, 0, 7]), 10, 'sum', 4, false)).toEqual([{ from: 10, to: 30 }, { from: 40, to: 50 }])
  })
  it('sum the window before each step', () => {
    expect(firings(points([3, 3, 0]), 20, 'sum', 5, false)).toEqual([{ from: 10, to: 20 }])
  })
  it('take the mean below a threshold and leave out what was not measured', () => {
    expect(firings(points([null, 0.2, 0.9]), 10, 'mean', 0.5, true)).toEqual([{ from: 10, to: 20 }])
  })
})

it('an alert says what is missing', () => {
  expect(problemsOf(newAlert('p'))).toEqual(['name', 'url'])
  const scored = newTrigger('trace:feedback_score')
  expect(conditionOf(scored)?.config_value.operator).toBe('<')
  expect(problemsOf({ ...newAlert('p'), name: 'n', webhook: { url: 'https://a.example' }, triggers: [scored] })).toEqual(['score'])
})
