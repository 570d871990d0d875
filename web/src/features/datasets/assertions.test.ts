import { describe, expect, it } from 'vitest'
import { assertionsOf, judgeOf, withAssertions } from './assertions'

describe('assertions', () => {
  it('are written into a judge and read back', () => {
    const evaluators = withAssertions(undefined, ['Is polite', 'Is short', 'Is short'])
    expect(evaluators).toHaveLength(1)
    expect(assertionsOf(evaluators)).toEqual(['Is polite', 'Is short'])
  })
  it('leave the model of the judge and other checks alone', () => {
    const code = { name: 'length', type: 'code_metric' as const, config: {} }
    const judge = { name: 'j', type: 'llm_judge' as const, config: { model: { name: 'gpt-5-nano' }, schema: [{ name: 'old' }] } }
    const [kept, other] = withAssertions([code, judge], ['new'])
    expect(kept?.config).toMatchObject({ model: { name: 'gpt-5-nano' }, schema: [{ name: 'new', type: 'BOOLEAN', description: 'new' }] })
    expect(other).toBe(code)
    expect(withAssertions([code, judge], [])).toEqual([code])
    expect(judgeOf([code, judge])).toBe('gpt-5-nano')
    expect(judgeOf(withAssertions([judge], ['new'], 'gpt-5'))).toBe('gpt-5')
    expect(judgeOf(withAssertions([judge], ['new'], null))).toBeUndefined()
  })
})
