import { describe, expect, it } from 'vitest'
import { changeOf, promptsOf, sectionsOf } from './configuration'

const messages = [
  { role: 'system', content: 'Be brief' },
  { role: 'user', content: '{question}' },
]

describe('the configuration of a trial', () => {
  it('holds prompts as messages, as an object, as text, or several by name', () => {
    const texts = (prompt: unknown) => promptsOf({ configuration: { prompt } }).map((each) => [each.name, each.messages.length])
    expect(texts(messages)).toEqual([['', 2]])
    expect(texts({ messages })).toEqual([['', 2]])
    expect(texts('Answer {question}')).toEqual([['', 1]])
    expect(texts({ planner: { messages }, writer: messages })).toEqual([
      ['planner', 2],
      ['writer', 2],
    ])
    expect(promptsOf(undefined)).toEqual([])
  })
  it('is compared message by message, under its name where there are several', () => {
    const before = promptsOf({ configuration: { prompt: { a: messages, b: messages } } })
    const after = promptsOf({ configuration: { prompt: { a: [{ role: 'system', content: 'Be kind' }, messages[1]], b: messages } } })
    expect(sectionsOf(before, after)[0]).toEqual({ title: 'a', role: 'system', before: 'Be brief', after: 'Be kind' })
    expect(sectionsOf(before, after)).toHaveLength(4)
  })
  it('may say what was changed', () => {
    expect(changeOf({ configuration: { improvement_focus: 'shorter' } })).toBe('shorter')
    expect(changeOf({})).toBeUndefined()
  })
})
