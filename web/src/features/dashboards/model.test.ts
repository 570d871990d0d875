import { describe, expect, it } from 'vitest'
import { freeName, placeFor, readConfig, writeConfig, type Widget } from './model'

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
      ['b', 4, 0],
    ])
  })
  it('that is no object is empty', () => {
    expect(readConfig(null).sections).toEqual([])
  })
  it('has six columns where it is kept and twelve where it is shown', () => {
    const stored = { version: 4, lastModified: 0, sections: [{ id: 's', title: '', widgets: [widget('a')], layout: [{ i: 'a', x: 1, y: 2, w: 2, h: 3, minW: 1 }] }] }
    const shown = readConfig(stored)
    expect(shown.sections[0]!.layout[0]).toEqual({ i: 'a', x: 2, y: 2, w: 4, h: 3, minW: 2 })
    expect(writeConfig(shown)).toEqual(stored)
  })
})

describe('a new widget', () => {
  it('stands where the columns are filled least', () => {
    const layout = [
      { i: 'a', x: 0, y: 0, w: 8, h: 4 },
      { i: 'b', x: 8, y: 0, w: 4, h: 2 },
    ]
    expect(placeFor(widget('c'), layout)).toMatchObject({ x: 8, y: 2, w: 4, h: 4 })
  })
})

describe('a copy', () => {
  it('has a name that no other dashboard has', () => {
    expect(freeName('A (copy)', [])).toBe('A (copy)')
    expect(freeName('A (copy)', [{ name: 'A (copy)' }, { name: 'A (copy) 2' }])).toBe('A (copy) 3')
  })
})
