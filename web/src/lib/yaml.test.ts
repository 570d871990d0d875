import { expect, it } from 'vitest'
import { toYaml } from './yaml'

it('objects and lists stand in blocks, and a list of objects begins on the line of its dash', () => {
  expect(toYaml({ a: 1, list: [{ role: 'user', turns: [1, 2] }, 'x'], empty: {}, none: [] })).toBe(
    ['a: 1', 'list:', '  - role: user', '    turns:', '      - 1', '      - 2', '  - x', 'empty: {}', 'none: []'].join('\n'),
  )
})

it('texts that YAML would read as something else are quoted', () => {
  expect(toYaml({ a: 'yes', b: '12', c: 'x: y', d: ' lead', e: '', 'a b:': null, f: '#' })).toBe(
    ['a: "yes"', 'b: "12"', 'c: "x: y"', 'd: " lead"', 'e: ""', '"a b:": null', 'f: "#"'].join('\n'),
  )
})

it('texts of several lines are literal blocks that keep their end', () => {
  expect(toYaml({ t: 'one\ntwo', u: 'one\n\ntwo\n' })).toBe(['t: |-', '  one', '  two', 'u: |', '  one', '', '  two'].join('\n'))
})

it('a value of any depth is written', () => {
  let deep: unknown = 1
  for (let i = 0; i < 4_000; i++) deep = [deep]
  expect(toYaml(deep).split('\n')).toHaveLength(4_000)
})
