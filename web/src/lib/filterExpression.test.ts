import { expect, it } from 'vitest'
import type { Filter } from '../api/types'
import { fieldsOf } from '../features/logs/fields'
import { parseExpression, tailOf } from './filterExpression'

const fields = fieldsOf('traces')
const one = (filter: Filter): string => (filter.any ? `(${filter.any.map((each) => each.map(one).join(' & ')).join(' | ')})` : `${filter.field} ${filter.operator} ${filter.value}`.trim())
const read = (text: string) => parseExpression(text, fields)?.map(one)

it.each([
  ['duration > 5s', ['duration > 5000']],
  ['duration > 5s and error is any', ['duration > 5000', 'error_info is_not_empty']],
  ['name = a or name = b', ['(name = a | name = b)']],
  ['name = a or duration > 1s and cost > 1', ['(name = a | duration > 1000 & total_estimated_cost > 1)']],
  ['env = prod and (model = a or model = b)', ['environment = prod', '(model = a | model = b)']],
  ['(name = a and cost > 1) or error is any', ['(name = a & total_estimated_cost > 1 | error_info is_not_empty)']],
  ['name contains black and white', ['name contains black and white']],
  ['name = "this or that" or name = b', ['(name = this or that | name = b)']],
  ['model in (a, b) or name is any of c', ['(model in a,b | name in c)']],
  ['model in ["a, b", "c"]', ['model in ["a, b","c"]']],
])('%s', (text, filters) => {
  expect(read(text)).toEqual(filters)
})

it.each(['refund or return', 'name = a or (name = b or (cost > 1 and (name = c or name = d)) and nothing', 'where is it and why', ''])('%s is a search, or a value', (text) => {
  expect(read(text)?.some((each) => each.startsWith('('))).not.toBe(true)
})

it.each([
  ['name = a or mod', 'name = a or ', 'mod'],
  ['name = a and (model = x or model = ', 'name = a and (model = x or ', 'model = '],
  ['or name = a', 'or ', 'name = a'],
  ['black or white', '', 'black or white'],
  ['dur', '', 'dur'],
])('of %s the end is completed', (text, head, tail) => {
  expect(tailOf(text, fields)).toEqual({ head, tail })
})
