import { describe, expect, it } from 'vitest'
import { rowsInView, scrollToRow, type RowsBox } from './fixedRows'

const box: RowsBox = { count: 400_000, height: 28, margin: 30, overscan: 12 }

describe('rows in view', () => {
  it('draws those in view and some more at either end, in steps', () => {
    expect(rowsInView(box, 2800, 590)).toEqual({ first: 88, last: 131, top: 100, bottom: 119 })
  })

  it('draws the same rows while less than a step is scrolled', () => {
    const { first, last } = rowsInView(box, 2800 + 28, 590)
    expect(rowsInView(box, 2800 + 56, 590)).toMatchObject({ first, last, top: 102 })
  })

  it('always draws every row in view', () => {
    for (let scrollTop = 0; scrollTop < 4000; scrollTop += 13) {
      const { first, last } = rowsInView(box, scrollTop, 590)
      expect(first * box.height).toBeLessThanOrEqual(scrollTop)
      expect((last + 1) * box.height).toBeGreaterThanOrEqual(scrollTop + 590 - box.margin)
    }
  })

  it('ends with the last row', () => {
    expect(rowsInView({ ...box, count: 50 }, 50 * 28 - 560, 590)).toMatchObject({ last: 49, bottom: 49 })
    expect(rowsInView({ ...box, count: 3 }, 0, 590)).toEqual({ first: 0, last: 2, top: 0, bottom: 2 })
    expect(rowsInView({ ...box, count: 0 }, 0, 590)).toMatchObject({ first: 0, last: -1 })
  })
})

describe('scrolling to a row', () => {
  it('stays where the row is in view', () => {
    expect(scrollToRow(box, 105, 2800, 590)).toBeNull()
  })

  it('moves no further than needed, and not under the head', () => {
    expect(scrollToRow(box, 99, 2800, 590)).toBe(99 * 28)
    expect(scrollToRow(box, 120, 2800, 590)).toBe(30 + 121 * 28 - 590)
  })
})
