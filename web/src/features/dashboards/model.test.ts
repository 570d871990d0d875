import { describe, expect, it } from 'vitest'
import { groupFilter } from './metrics'
import { placeFor, readConfig, type Widget } from './model'

const widget = (id: string, type = 'project_metrics'): Widget => ({ id, type, title: id, config: {} })

describe('a stored dashboard', () => {
  it('keeps what this page does not know', () => {
    const config = readConfig({ version: 4, lastModified: 7, theme: 'x', sections: [{ id: 's', title: 'S', note: 1, widgets: [], layout: [] }] })
    expect(config).toMatchObject({ theme: 'x', sections: [{ note: 1 }] })
  })
  it('without places gets them, and places of nothing go', () => {
    const config = readConfig({ sections: [{ id: 's', widgets: [widget('a'), widget('b')], layout: [{ i: 'gone', x: 0, y: 0, w: 1, h: 1 }] }] })
    expect(config.sections[0]!.layout.map(({ i, x, y }) => [i, x, y])).toEqual([
      ['a', 0, 0],
      ['b', 2, 0],
    ])
  })
  it('that is no object is empty', () => {
    expect(readConfig(null).sections).toEqual([])
  })
})

describe('a new widget', () => {
  it('stands where the columns are filled least', () => {
    const layout = [
      { i: 'a', x: 0, y: 0, w: 4, h: 4 },
      { i: 'b', x: 4, y: 0, w: 2, h: 2 },
    ]
    expect(placeFor(widget('c'), layout)).toMatchObject({ x: 4, y: 2, w: 2, h: 4 })
  })
})

describe('a group of a split', () => {
  it('leads to its rows', () => {
    expect(groupFilter('model', 'gpt-5-mini')).toEqual({ field: 'model', operator: '=', value: 'gpt-5-mini' })
    expect(groupFilter('metadata', 'v2', 'version')).toEqual({ field: 'metadata', key: 'version', operator: '=', value: 'v2' })
    expect(groupFilter('metadata', 'v2')).toBeNull()
  })
})
