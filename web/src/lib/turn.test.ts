import { expect, it } from 'vitest'
import { readPlainCall, readTurn } from './turn'

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

it('a call with plain texts is a conversation, one with values is not', () => {
  expect(readPlainCall({ prompt: 'Hi' }, { response: { response: 'Ho', usage: {} } })?.messages.map((message) => message.parts[0])).toEqual([
    { kind: 'text', text: 'Hi' },
    { kind: 'text', text: 'Ho' },
  ])
  expect(readPlainCall({ a: 1, b: 2 }, 'Ho')).toBeNull()
})
