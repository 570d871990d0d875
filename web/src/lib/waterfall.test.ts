import { describe, expect, it } from 'vitest'
import { buildTree } from './tree'
import { columns } from './tree.fixture'
import { bar, byName, criticalPath, fittingTicks, shift, ticks, WHOLE, zoom } from './waterfall'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('bars', () => {
  it('lie on the axis as shares of it', () => {
    const tree = buildTree(
      columns([
        ['root', -1, 0, 200],
        ['a', 0, 50, 100],
      ]),
    )
    expect(bar(tree.nodes[1]!, 0, 200)).toEqual({ left: 0.25, width: 0.5, wait: 0 })
  })
  it('of an open span reach to the end', () => {
    const tree = buildTree(
      columns([
        ['root', -1, 0, 200],
        ['open', 0, 50, null],
      ]),
    )
    expect(bar(tree.nodes[1]!, 0, 200)).toEqual({ left: 0.25, width: 0.75, wait: 0 })
  })
  it('of a trace without extent do not divide by zero', () => {
    const tree = buildTree(columns([['root', -1, 0, 0]]))
    expect(bar(tree.nodes[0]!, 0, 0)).toEqual({ left: 0, width: 0, wait: 0 })
  })
})

describe('ticks', () => {
  it.each([
    [6_420, ['0 s', '1 s', '2 s', '3 s', '4 s', '5 s', '6 s']],
    [38, ['0 ms', '5 ms', '10 ms', '15 ms', '20 ms', '25 ms', '30 ms', '35 ms']],
    [300_000, ['0 m', '1 m', '2 m', '3 m', '4 m', '5 m']],
  ])('over %d ms are round', (extent, labels) => {
    expect(ticks(0, extent).map((t) => plain(t.label))).toEqual(labels)
  })
  it('never exceed the asked number', () => {
    for (const extent of [0.4, 7, 99, 1_001, 59_999, 61_000, 86_400_000]) {
      expect(ticks(0, extent, 8).length).toBeLessThanOrEqual(9)
    }
  })
})

describe('an axis', () => {
  it('shows as many labels as fit', () => {
    expect(fittingTicks(0, 152, 270).map((t) => plain(t.label))).toEqual(['0 ms', '50 ms', '100 ms', '150 ms'])
    expect(fittingTicks(0, 6_420, 270)).toHaveLength(7)
  })
  it('that begins inside the trace keeps round labels', () => {
    expect(ticks(1_250, 3_300, 4).map((t) => plain(t.label))).toEqual(['2 s', '3 s'])
  })
  it('zooms at the pointer and never leaves the trace', () => {
    expect(zoom(WHOLE, 0.5, 0.5)).toEqual({ from: 0.25, to: 0.75 })
    expect(zoom({ from: 0, to: 0.5 }, 4, 0)).toEqual(WHOLE)
    expect(shift({ from: 0.5, to: 1 }, 3)).toEqual({ from: 0.5, to: 1 })
    expect(shift({ from: 0.5, to: 1 }, -0.5)).toEqual({ from: 0.25, to: 0.75 })
  })
})

describe('the critical path', () => {
  it('follows what ended last and gives gaps to the parent', () => {
    const tree = buildTree(
      columns([
        ['root', -1, 0, 100],
        ['fast', 0, 0, 30],
        ['slow', 0, 10, 60],
        ['tail', 0, 80, 20],
      ]),
    )
    const path = criticalPath(tree)
    expect(path.parts.map((p) => [p.node.name, p.self])).toEqual([
      ['slow', 60],
      ['root', 20],
      ['tail', 20],
    ])
    expect(path.on.has('id-1')).toBe(false)
    expect(path.outside).toBe(0)
  })
  it('and what lies outside add up to the length of the trace however spans overlap', () => {
    const tree = buildTree(
      columns([
        ['r', -1, 0, 50],
        ['a', 0, 0, 40],
        ['b', 0, 5, 45],
        ['b1', 2, 10, 12],
        ['b2', 2, 20, 90],
      ]),
    )
    expect(criticalPath(tree).parts.reduce((sum, part) => sum + part.self, 0)).toBeCloseTo(50)
    expect(criticalPath(tree).outside).toBe(60)
  })
  it('leaves the time between root spans to nobody', () => {
    expect(
      criticalPath(
        buildTree(
          columns([
            ['a', -1, 10, 20],
            ['b', -1, 50, 30],
          ]),
        ),
      ).outside,
    ).toBe(30)
  })
  it('of a trace that only has open spans is empty', () => {
    expect(criticalPath(buildTree(columns([['open', -1, 0, null]]))).parts).toEqual([])
  })
})

describe('adding up by name', () => {
  it('puts what does not fit into one line', () => {
    const tree = buildTree(
      columns([
        ['a', -1, 0, 1],
        ['a', -1, 0, 1],
        ['b', -1, 0, 1],
        ['c', -1, 0, 1],
        ['d', -1, 0, 1],
      ]),
    )
    const { lines, rest } = byName(
      tree.nodes.map((node, i) => ({ node, value: 10 - i })),
      3,
    )
    expect(lines.map((l) => [l.name, l.count, l.value])).toEqual([
      ['a', 2, 19],
      ['b', 1, 8],
    ])
    expect(rest).toMatchObject({ count: 2, value: 13 })
  })
})
