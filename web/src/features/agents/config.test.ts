import { describe, expect, it } from 'vitest'
import { groupsOf, problemsOf, type ConfigValue } from './config'

const value = (key: string, text: string, type: ConfigValue['type'] = 'string'): ConfigValue => ({ key, value: text, type })

describe('a configuration', () => {
  it('is compared in groups, with the number of changed settings', () => {
    const groups = groupsOf([value('model', 'a'), value('tools.timeout', '2', 'integer'), value('answer', 'c0ffee00', 'prompt')], [value('model', 'b'), value('tools.timeout', '2', 'integer'), value('tools.retry', '1', 'integer')])
    expect(groups).toEqual([
      { name: '', before: 'model: a', after: 'model: b', changes: 1 },
      { name: 'prompts', before: 'answer: c0ffee00', after: '', changes: 1 },
      { name: 'tools', before: 'timeout: 2', after: 'retry: 1\ntimeout: 2', changes: 1 },
    ])
  })
  it('with wrong settings says which', () => {
    expect(problemsOf([value('', 'x'), value('a', '1.5', 'integer'), value('a', 'x'), value('b', 'yes', 'boolean'), value('c', '0.5', 'float')])).toEqual({ 0: 'key', 1: 'value', 2: 'twice', 3: 'value' })
  })
})
