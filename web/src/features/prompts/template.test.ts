import { describe, expect, it } from 'vitest'
import { messageText, pairSections, pieces, readMessages, settingsText, variablesOf, writeMessages } from './template'

describe('a template', () => {
  it('names its variables once, in order, without what loops declare', () => {
    expect(variablesOf('{{b}} {{ a.first }} {{b}} {{#list}}x{{/list}}')).toEqual(['b', 'a', 'list'])
    expect(variablesOf('{% for item in items %}{{ item.name }}{% endfor %}{{ total | round }}')).toEqual(['items', 'total'])
  })
  it('reads and writes messages without changing them', () => {
    const template = JSON.stringify([
      { role: 'system', content: 'Be brief' },
      { role: 'user', content: [{ type: 'text', text: 'Look' }, { type: 'image_url', image_url: { url: '{{photo}}' } }] },
    ])
    const messages = readMessages(template)!
    expect(messageText(messages[1])).toBe('Look\n[image] {{photo}}')
    expect(JSON.parse(writeMessages(messages))).toEqual(JSON.parse(template))
    expect(readMessages('Be brief')).toBeNull()
  })
  it('marks its places', () => {
    expect(pieces('Hi {{name}}!').map((piece) => [piece.text, piece.place])).toEqual([
      ['Hi ', false],
      ['{{name}}', true],
      ['!', false],
    ])
  })
})

describe('two versions', () => {
  const chat = (...messages: [string, string][]) => JSON.stringify(messages.map(([role, content]) => ({ role, content })))
  it('are compared message by message', () => {
    expect(pairSections(chat(['system', 'a'], ['user', 'u']), chat(['system', 'b'], ['user', 'u']), 'chat')).toEqual([
      { role: 'system', before: 'a', after: 'b' },
      { role: 'user', before: 'u', after: 'u' },
    ])
  })
  it('with a message more or less keep the others paired', () => {
    expect(pairSections(chat(['user', 'u']), chat(['system', 's'], ['user', 'u']), 'chat')).toEqual([
      { role: 'system', before: '', after: 's' },
      { role: 'user', before: 'u', after: 'u' },
    ])
    expect(pairSections(chat(['system', 's'], ['user', 'u']), chat(['user', 'u']), 'chat').map((section) => section.after)).toEqual(['', 'u'])
  })
  it('have settings as lines', () => {
    expect(settingsText({ model: 'm', temperature: 0.2 })).toBe('model: m\ntemperature: 0.2')
    expect(settingsText(undefined)).toBe('')
  })
})
