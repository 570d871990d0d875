import { expect, it } from 'vitest'
import { readTurn } from './turn'

it('the last words of the user and the answer are found in a conversation', () => {
  const { asked, answered } = readTurn(
    { messages: [{ role: 'user', content: 'a' }, { role: 'assistant', content: 'b' }, { role: 'user', content: 'c' }] },
    { choices: [{ message: { role: 'assistant', content: 'd', tool_calls: [{ id: '1', type: 'function', function: { name: 'f', arguments: '{}' } }] } }] },
  )
  expect([asked, answered]).toEqual([{ parts: [{ kind: 'text', text: 'c' }] }, { parts: [{ kind: 'text', text: 'd' }] }])
})

it('plain objects are read by the member that speaks', () => {
  expect(readTurn({ message: 'Hi', user: 'u' }, { result: { answer: 'Ho' } })).toEqual({
    asked: { parts: [{ kind: 'text', text: 'Hi' }] },
    answered: { parts: [{ kind: 'text', text: 'Ho' }] },
  })
})

it('what has no words stays a value, and nothing stays nothing', () => {
  expect(readTurn({ a: 1, b: 2 }, undefined)).toEqual({ asked: { value: { a: 1, b: 2 } }, answered: null })
})
