import { describe, expect, it } from 'vitest'
import * as f from '../../lib/format'
import { axisText, changeText, stepText } from './format'

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
  })
})

describe('a step', () => {
  it('is named by its largest unit', () => {
    expect([60_000, 1_800_000, 43_200_000, 604_800_000].map(stepText)).toEqual([`1${f.NBSP}min`, `30${f.NBSP}min`, `12${f.NBSP}h`, `7${f.NBSP}d`])
  })
})
