import { describe, expect, it } from 'vitest'
import { firstText } from './firstText'
import { precisionOf, spreadOf } from './lastRun'

describe('the precision of a sample', () => {
  it('is none when everything is scored, and grows with the spread', () => {
    expect(precisionOf(0.2, 400, 400)).toBe(0)
    expect(precisionOf(0.2, 100, 1e9)).toBeCloseTo(0.0392, 4)
    expect(precisionOf(0.2, 0, 400)).toBeNull()
  })
  it('needs two scores', () => {
    expect(spreadOf([0.5])).toBeNull()
    expect(spreadOf([0, 1])).toBeCloseTo(0.7071, 4)
  })
})

it('the title of a row is what was said last', () => {
  expect(firstText({ messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Where to?' }] })).toBe('Where to?')
  expect(firstText({ message: ' hi ' })).toBe('hi')
  expect(firstText({ n: 1 })).toBeUndefined()
})
