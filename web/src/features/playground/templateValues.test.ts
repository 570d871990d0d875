import { describe, expect, it } from 'vitest'
import { templateValues } from './templateValues'

describe('values of a rendered template', () => {
  it('finds what stands for each variable', () => {
    expect(templateValues('Hi {{name}}, {{ nights }} nights.', 'Hi Ana, 3 nights.')).toEqual({ name: 'Ana', nights: '3' })
  })

  it('takes a value that goes to the end, over several lines', () => {
    expect(templateValues('Rules: {{{policy}}}', 'Rules: one\ntwo')).toEqual({ policy: 'one\ntwo' })
  })

  it('finds nothing in a template without variables, when the text is the same', () => {
    expect(templateValues('Be brief.', 'Be brief.')).toEqual({})
  })

  it.each([
    ['Hi {{name}}!', 'Hello Ana!'],
    ['Hi {{name}}!', 'Hi Ana'],
    ['{{a}}{{b}}', 'xy'],
    ['{{a}} and {{a}}', 'x and y'],
    ['Be brief.', 'Be brief. Or not.'],
  ])('%s did not make %s', (template, text) => {
    expect(templateValues(template, text)).toBeNull()
  })
})
