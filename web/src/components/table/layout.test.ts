import { describe, expect, it } from 'vitest'
import { column, type Column } from './column'
import { arranged, leastWidth, moved, ordered } from './layout'

const of = (id: string, more: Partial<Column<object>['meta']> = {}) => column<object>(id, { label: id, width: 100, ...more }, () => id)
const all = [of('start'), of('name', { fixed: true }), of('input', { width: '50%' }), of('cost', { drop: 2 }), of('thread', { hidden: true })]
const ids = (columns: Column<object>[]) => columns.map((each) => each.id)

describe('the columns of a table', () => {
  it('come as they are without a layout, hidden ones apart', () => expect(ids(arranged(all, {}, 0))).toEqual(['start', 'name', 'input', 'cost']))
  it('follow the chosen order, and new ones stay behind their neighbour', () => {
    expect(ids(ordered(all, ['cost', 'gone', 'start']))).toEqual(['cost', 'thread', 'start', 'name', 'input'])
  })
  it('that are pinned come first and get a width of their own', () => {
    const columns = arranged(all, { pinned: ['input'], widths: { name: 300 } }, 0)
    expect(columns.map((each) => [each.id, each.meta.width])).toEqual([['input', 200], ['start', 100], ['name', 300], ['cost', 100]])
  })
  it('leave narrow screens unless they were asked for by hand', () => {
    expect(ids(arranged(all, {}, 2))).not.toContain('cost')
    expect(ids(arranged(all, { shown: { cost: true } }, 2))).toContain('cost')
  })
  it('cannot lose the one that rows are opened by', () => expect(ids(arranged(all, { shown: { name: false } }, 0))).toContain('name'))
  it('are moved before another one or to the end', () => {
    expect(moved(all, {}, 'cost', 'name')).toEqual(['start', 'cost', 'name', 'input', 'thread'])
    expect(moved(all, {}, 'start', null)).toEqual(['name', 'input', 'cost', 'thread', 'start'])
  })
  it('need a least width together', () => expect(leastWidth(all, 36)).toBe(36 + 4 * 100 + 120))
})
