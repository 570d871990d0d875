import { expect, it } from 'vitest'
import { barShare, isBetter, levelOf, type Judging } from './judgement'

const higher: Judging = { polarity: 'higher', thresholds: { warn: 0.7, error: 0.5 }, details: { min: 0, max: 1 } }
const lower: Judging = { polarity: 'lower', thresholds: { error: 3 }, details: { min: 1, max: 5 } }

it('tints what lies beyond a threshold, on the side that is worse', () => {
  expect([0.9, 0.7, 0.69, 0.5, 0.49].map((value) => levelOf(value, higher))).toEqual(['', '', 'warn', 'warn', 'error'])
  expect([5, 3, 1].map((value) => levelOf(value, lower))).toEqual(['error', '', ''])
})

it('is neutral without a definition, a direction or thresholds', () => {
  expect([levelOf(0, undefined), levelOf(0, { details: {} }), levelOf(0, { ...higher, polarity: undefined }), levelOf(0, { polarity: 'higher', details: {} })]).toEqual(['', '', '', ''])
})

it('fills the bar by the range of the definition', () => {
  expect([barShare(3, lower), barShare(9, lower), barShare(0.25, undefined), barShare(-1, undefined)]).toEqual([0.5, 1, 0.25, 0])
})

it('calls a change better by the direction only', () => {
  expect([isBetter(0.1, higher), isBetter(0.1, lower), isBetter(-0.1, lower), isBetter(1, undefined)]).toEqual([true, false, true, null])
})
