import { describe, expect, it } from 'vitest'
import { fieldsOf, withoutField } from './suiteInputs'

const PARAMETERS = [
  { name: 'message', type: 'string', presence: 'required' as const },
  { name: 'nights', type: 'integer', presence: 'optional' as const },
]

describe('inputs of a suite', () => {
  it('takes the field of the same name', () => {
    expect(fieldsOf(PARAMETERS, ['message', 'expected'], {})).toEqual({ message: 'message', nights: '' })
  })

  it('takes what was chosen before that, also nothing', () => {
    expect(fieldsOf(PARAMETERS, ['message', 'question', 'nights'], { message: 'question', nights: '' })).toEqual({ message: 'question', nights: '' })
  })

  it('misses only what is required', () => {
    expect(withoutField(PARAMETERS, fieldsOf(PARAMETERS, [], {}))).toEqual(['message'])
  })
})
