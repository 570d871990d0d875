import { expect, it } from 'vitest'
import { marked, quotes, wordDiff } from './wordDiff'

const shape = (parts: { text: string; changed: boolean }[]) => parts.map((part) => (part.changed ? `[${part.text}]` : part.text)).join('')

it('words that only one text has are marked in it', () => {
  const { before, after } = wordDiff('I have filed the refund.', 'I have refunded it.')
  expect(shape(before)).toBe('I have [filed the refund].')
  expect(shape(after)).toBe('I have [refunded it].')
  expect(before.map((part) => part.text).join('')).toBe('I have filed the refund.')
})

it('a reason is quoted where the output has its words', () => {
  const reason = 'The answer states “refunded €318.00” while "issue_refund" failed, and \'nothing like this\' is said.'
  const output = 'I have refunded €318.00 to your card.'
  expect(quotes(reason, output)).toEqual(['refunded €318.00'])
  expect(shape(marked(output, quotes(reason, output)))).toBe('I have [refunded €318.00] to your card.')
})

it('without quotes nothing is marked', () => {
  expect(shape(marked('a b', []))).toBe('a b')
  expect(marked('', ['x'])).toEqual([])
})
