import { describe, expect, it } from 'vitest'
import * as f from '../../lib/format'
import { axisText, changeText, lengthText, stepText } from './format'

describe('the length of a range', () => {
  it('is said in one unit', () => {
    expect([90 * 60_000, 24 * 3_600_000, 7 * 86_400_000, 600_000].map(lengthText)).toEqual(['2\u00a0h', '24\u00a0h', '7\u00a0d', '10\u00a0min'])
  })
})

describe('a change', () => {
  it('is in the unit that its kind is compared in', () => {
    expect(changeText(0.0184, 0.0123, 'share')).toBe(`+0.61${f.NBSP}pp`)
    expect(changeText(110, 100, 'count')).toBe(`+10${f.NBSP}%`)
    expect(changeText(0.85, 0.87, 'score')).toBe('−0.02')
  })
  it('that rounds to nothing has no sign', () => {
    expect(changeText(99.9, 100, 'usd')).toBe(`0${f.NBSP}%`)
    expect(changeText(0.899, 0.9, 'score')).toBe('0.00')
  })
  it('from nothing is none', () => {
    expect(changeText(5, 0, 'count')).toBe('')
  })
})

describe('a tick', () => {
  it('is short and has its unit', () => {
    expect(axisText(0, 'share')).toBe(`0${f.NBSP}%`)
    expect(axisText(0.05, 'share')).toBe(`5${f.NBSP}%`)
    expect(axisText(15_000, 'ms')).toBe(`15${f.NBSP}s`)
    expect(axisText(0.2, 'usd')).toBe('$0.2')
    expect([500, 12_500, 100_000, 1_500_000].map((each) => axisText(each, 'count'))).toEqual(['500', `12.5${f.NBSP}k`, `100${f.NBSP}k`, `1.5${f.NBSP}M`])
  })
})

describe('a step', () => {
  it('is named by its largest unit', () => {
    expect([60_000, 1_800_000, 43_200_000, 604_800_000].map(stepText)).toEqual([`1${f.NBSP}min`, `30${f.NBSP}min`, `12${f.NBSP}h`, `7${f.NBSP}d`])
  })
})
