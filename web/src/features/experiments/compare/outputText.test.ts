import { expect, it } from 'vitest'
import { isFile, outputValue, withoutFiles } from './outputText'

const PICTURE = `data:image/png;base64,${'iVBORw0KGgo'.repeat(200)}`

it('an object that wraps one text, or a conversation, is that text; all else stays whole', () => {
  expect(outputValue({ output: 'yes' })).toBe('yes')
  expect(outputValue({ output: 'yes', sources: [1] })).toEqual({ output: 'yes', sources: [1] })
  expect(outputValue({ choices: [{ message: { role: 'assistant', content: 'from the model' } }] })).toBe('from the model')
  const call = { choices: [{ message: { role: 'assistant', tool_calls: [{ id: 'c', type: 'function', function: { name: 'find', arguments: '{}' } }] } }] }
  expect(outputValue(call)).toBe(call)
})

it('files are named in place of their base64, at any depth', () => {
  expect(JSON.stringify(withoutFiles({ shots: [{ at: PICTURE }], text: 'stays' }))).toMatch(/^{"shots":\[{"at":"\[image\/png, .+\]"}\],"text":"stays"}$/)
  expect(isFile({ picture: PICTURE })).toBe(true)
  expect(isFile({ picture: PICTURE, text: 'a' })).toBe(false)
})
