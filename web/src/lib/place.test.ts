import { describe, expect, it } from 'vitest'
import { binOf, placeText, placeTone } from './place'

describe('the place of a run', () => {
  it('is coloured from p95 and p99 on', () => {
    expect([undefined, 0.5, 0.949, 0.95, 0.989, 0.99, 1].map(placeTone)).toEqual(['', '', '', 'wrn', 'wrn', 'err', 'err'])
  })

  it('is written as a whole percentile between 1 and 99', () => {
    expect([0, 0.004, 0.5, 0.968, 1].map(placeText)).toEqual(['p1', 'p1', 'p50', 'p96', 'p99'])
  })

  it('lies in a bin, also beyond the outermost', () => {
    const bounds = [1, 2, 4, 8]
    expect([0.1, 1, 1.9, 2, 7.9, 8, 100].map((value) => binOf(bounds, value))).toEqual([0, 0, 0, 1, 2, 2, 2])
  })
})
