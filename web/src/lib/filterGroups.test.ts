import { expect, it } from 'vitest'
import type { Filter } from '../api/types'
import { changeIn, groupOf, joinAnd, joinOr, orElse, splitOr } from './filterGroups'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((value): Filter => ({ field: 'name', operator: '=', value })) as [Filter, Filter, Filter, Filter]
const words = (filters: Filter[]): string => filters.map((each) => (each.any ? `(${each.any.map((one) => one.map(({ value }) => value).join('&')).join('|')})` : each.value)).join(' ')

it('two parts become alternatives at the place of the first, groups grow', () => {
  expect(words(joinOr([a, b, c], 0, 1))).toBe('(a|b) c')
  expect(words(joinOr([a, b, c], 0, 2))).toBe('(a|c) b')
  expect(words(joinOr(joinOr([a, b, c], 1, 2), 0, 1))).toBe('(a|b|c)')
  expect(joinOr([a], 0, 0)).toEqual([a])
})

it('what is added with "or" is an alternative of the last part', () => {
  expect(words(orElse([a, b], [c]))).toBe('a (b|c)')
  expect(words(orElse([groupOf([[a], [b]])!], [c, d]))).toBe('(a|b|c&d)')
  expect(words(orElse([a], [groupOf([[b], [c]])!]))).toBe('(a|b|c)')
  expect(words(orElse([], [a]))).toBe('a')
})

it('an "or" that becomes "and" joins its two sides', () => {
  const group = groupOf([[a], [b], [c]])!
  expect(words(joinAnd(group, 1))).toBe('(a|b&c)')
  expect(words(joinAnd(groupOf([[a], [b]])!, 0))).toBe('a b')
})

it('an "and" inside an alternative splits it', () => {
  expect(words(splitOr(groupOf([[a, b], [c]])!, 0, 0))).toBe('(a|b|c)')
})

it('what is left of a group when a condition goes', () => {
  expect(words(changeIn(groupOf([[a], [b, c]])!, 0, 0, undefined))).toBe('b c')
  expect(words(changeIn(groupOf([[a], [b]])!, 1, 0, undefined))).toBe('a')
  expect(words(changeIn(groupOf([[a], [b]])!, 1, 0, d))).toBe('(a|d)')
})
