import { expect, test } from 'vitest'
import { textsOf } from './fromTrace'

const parameters = [
  { name: 'message', type: 'string', presence: 'required' as const },
  { name: 'nights', type: 'integer', presence: 'optional' as const },
  { name: 'guests', type: 'list', presence: 'optional' as const },
]

test('members of the input fill the fields of their names', () => {
  expect(textsOf({ message: 'hi', nights: 2, guests: ['Ana'], other: 1 }, parameters)).toEqual({ message: 'hi', nights: '2', guests: '["Ana"]' })
})

test('an input that fits nothing fills nothing', () => {
  expect(textsOf({ question: 'hi' }, parameters)).toBeNull()
  expect(textsOf(['hi'], parameters)).toBeNull()
  expect(textsOf(null, parameters)).toBeNull()
})

test('a bare text is the input of an agent that takes one text', () => {
  expect(textsOf('hi', parameters.slice(0, 1))).toEqual({ message: 'hi' })
  expect(textsOf('hi', parameters.slice(1, 2))).toBeNull()
})
