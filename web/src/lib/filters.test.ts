import { describe as suite, expect, it } from 'vitest'
import { fieldsOf } from '../features/logs/fields'
import { askedFor, describe, filtersParam, isBegun, parseFilter, readDuration, readFilter, suggestFields, writeFilter } from './filters'

suite('a typed filter', () => {
  it.each([
    ['duration > 5s', { field: 'duration', operator: '>', value: '5000' }],
    ['duration>=200 ms', { field: 'duration', operator: '>=', value: '200' }],
    ['cost > $0.02', { field: 'total_estimated_cost', operator: '>', value: '0.02' }],
    ['tokens > 1,000', { field: 'usage.total_tokens', operator: '>', value: '1000' }],
    ['name contains refund', { field: 'name', operator: 'contains', value: 'refund' }],
    ['tag:vip', { field: 'tags', operator: 'contains', value: 'vip' }],
    ['score.helpfulness < 0.5', { field: 'feedback_scores', operator: '<', key: 'helpfulness', value: '0.5' }],
    ['metadata.http.method = POST', { field: 'metadata', operator: '=', key: 'http.method', value: 'POST' }],
    ['thread = "th_1"', { field: 'thread_id', operator: '=', value: 'th_1' }],
    ['name in a, b', { field: 'name', operator: 'in', value: 'a,b' }],
    ['name is none of a, b', { field: 'name', operator: 'not_in', value: 'a,b' }],
    ['duration in 1s, 2s', null],
    ['tokens is any of 1,2', { field: 'usage.total_tokens', operator: 'in', value: '1,2' }],
    ['output is empty', { field: 'output', operator: 'is_empty', value: '' }],
    ['cost is not empty', { field: 'total_estimated_cost', operator: 'is_not_empty', value: '' }],
    ['metadata.user.id is empty', { field: 'metadata', operator: 'is_empty', key: 'user.id', value: '' }],
    ['error is empty', { field: 'error_info', operator: 'is_empty', value: '' }],
    ['error is any', { field: 'error_info', operator: 'is_not_empty', value: '' }],
  ])('%s is understood', (text, filter) => {
    expect(parseFilter(text, fieldsOf('traces'))).toEqual(filter)
  })

  it.each(['hotel cancelled', 'duration > soon', 'a = b', 'score < 3', 'cost', 'what is the visa situation', 'duration >', 'name contains '])(
    '%s stays a search',
    (text) => {
      expect(parseFilter(text, fieldsOf('traces'))).toBeNull()
    },
  )

  it('knows fields only where the server does', () => {
    expect(parseFilter('model = gpt-5-mini', fieldsOf('spans'))).toEqual({ field: 'model', operator: '=', value: 'gpt-5-mini' })
    expect(parseFilter('model = gpt-5-mini', fieldsOf('traces'))).toEqual({ field: 'model', operator: '=', value: 'gpt-5-mini' })
    expect(parseFilter('model = gpt-5-mini', fieldsOf('threads'))).toBeNull()
    expect(parseFilter('type = nonsense', fieldsOf('spans'))).toBeNull()
  })
})

suite('a chip', () => {
  it('says the unit of what it compares', () => {
    expect(describe({ field: 'duration', operator: '>=', value: '5000' }, fieldsOf('traces'))).toEqual({
      field: 'duration',
      key: undefined,
      sign: '≥',
      value: '5\u00a0s',
    })
  })
  it('has no value where the operator takes none', () => {
    expect(describe({ field: 'error_info', operator: 'is_not_empty', value: '' }, fieldsOf('traces'))).toMatchObject({ word: 'is_not_empty', value: '' })
  })
})

suite('durations', () => {
  it.each([
    ['1.5m', 90_000],
    ['250', 250],
    ['2 h', 7_200_000],
    ['x', null],
  ])('%s', (text, ms) => {
    expect(readDuration(text)).toBe(ms)
  })
})

suite('suggestions', () => {
  it('complete the word typed so far', () => {
    expect(suggestFields('dur', fieldsOf('traces'))).toEqual([{ field: 'duration', text: 'duration > ' }])
    expect(suggestFields('err', fieldsOf('spans')).map((each) => each.text)).toEqual(['error is any', 'error_type contains '])
    expect(suggestFields('sc', fieldsOf('threads'))).toEqual([{ field: 'feedback_scores', text: 'score.' }])
  })
  it('keep quiet while somebody searches', () => {
    for (const text of ['', 'hotel can', 'visa ', 'duration >', '42']) expect(suggestFields(text, fieldsOf('traces'))).toEqual([])
    expect(suggestFields('mod', fieldsOf('threads'))).toEqual([])
  })
  it('can be taken as they are where nothing is missing', () => {
    expect(parseFilter(suggestFields('error', fieldsOf('traces'))[0]!.text, fieldsOf('traces'))).toMatchObject({ operator: 'is_not_empty' })
  })
})

suite('a filter that is only begun', () => {
  it('is not searched for', () => {
    for (const text of ['duration > ', 'score.', 'score.help', 'name contains', 'tag:'])
      expect([text, isBegun(text, fieldsOf('traces'))]).toEqual([text, true])
    for (const text of ['duration', 'hotel is', 'visa.', 'name contains x']) expect([text, isBegun(text, fieldsOf('traces'))]).toEqual([text, false])
  })
})

suite('what a text asks for next', () => {
  const asked = (text: string) => {
    const found = askedFor(text, fieldsOf('traces'))
    return found && { field: found.field.field, key: found.key, prefix: found.prefix, head: found.head, keys: found.keys }
  }

  it('is a value behind an operator', () => {
    expect(asked('name contains han')).toEqual({ field: 'name', key: undefined, prefix: 'han', head: 'name contains ', keys: false })
    expect(asked('metadata.release = ')).toEqual({ field: 'metadata', key: 'release', prefix: '', head: 'metadata.release = ', keys: false })
  })

  it('is a key behind the point of a field that has keys', () => {
    expect(asked('score.help')).toEqual({ field: 'feedback_scores', key: undefined, prefix: 'help', head: 'score.', keys: true })
    expect(asked('name.x')).toBeNull()
  })

  it('is nothing while a field or a search is typed', () => {
    expect(asked('nam')).toBeNull()
    expect(asked('where is my order')).toBeNull()
    expect(asked('nonsense = ')).toBeNull()
  })
})

suite('the wire form', () => {
  it('has groups of alternatives, and of conditions within one', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((value) => ({ field: 'name', operator: '=', value }))
    expect(JSON.parse(filtersParam([{ field: '', operator: '', value: '', any: [[a!], [b!, c!]] }])!)).toEqual([
      { any: [{ key: '', ...a }, { all: [{ key: '', ...b }, { key: '', ...c }] }] },
    ])
  })
  it('leaves out what has no value yet, and encodes what the server decodes', () => {
    expect(filtersParam([{ field: 'name', operator: '=', value: '' }])).toBeUndefined()
    expect(filtersParam([{ field: 'tags', operator: 'contains', value: 'c++' }])).toContain('"value":"c%2B%2B"')
    expect(filtersParam([{ field: 'name', operator: '=', value: 'c++' }])).toContain('"value":"c++"')
  })
})

suite('filters that the server keeps', () => {
  const [slow, failed, costly] = ['duration', 'error_info', 'total_estimated_cost'].map((field) => ({ field, operator: '>', value: '5' })) as [Part, Part, Part]

  it('come with values as texts', () => {
    expect(readFilter({ field: 'duration', operator: '>', value: 5 })).toEqual(slow)
    expect(readFilter({ field: 'error_info', operator: 'is_empty', key: null })).toEqual({ field: 'error_info', operator: 'is_empty', value: '' })
  })

  it('go back in groups as they came', () => {
    const group = { any: [slow, { all: [failed, costly] }] }
    expect(writeFilter(readFilter(group))).toEqual(group)
    expect(writeFilter(readFilter(slow))).toEqual(slow)
  })
})

type Part = { field: string; operator: string; value: string }
