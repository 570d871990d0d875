import { describe, expect, it } from 'vitest'
import { outputOf, readInputs } from './inputs'

const parameters = [
  { name: 'message', type: 'string' },
  { name: 'nights', type: 'integer', presence: 'optional' as const },
  { name: 'vip', type: 'boolean' },
  { name: 'extra', type: 'list', presence: 'optional' as const },
]

describe('inputs', () => {
  it('are read by their type; optional empty ones are left out', () => {
    expect(readInputs(parameters, { message: 'hi', nights: '2', vip: 'true' })).toEqual({ values: { message: 'hi', nights: 2, vip: true }, problems: {} })
    expect(readInputs(parameters, { message: 'hi' })).toEqual({ values: { message: 'hi', vip: false }, problems: {} })
  })
  it('that are missing or of another type are named', () => {
    expect(readInputs(parameters, { nights: '2.5', extra: '[1' }).problems).toEqual({ message: 'missing', nights: 'whole', extra: 'json' })
  })
})

it('a bare result is unwrapped, an object is not', () => {
  expect(outputOf({ result: 'done' })).toBe('done')
  expect(outputOf({ a: 1 })).toEqual({ a: 1 })
})
