import { describe, expect, it } from 'vitest'
import { changesOf, conditionOf, copyOf, muteUntil, newAlert, newTrigger, problemsOf, ticksOf } from './model'

const HOUR = 3_600_000
const at = (hours: number) => new Date(hours * HOUR).toISOString()

describe('ticks of the last days', () => {
  const fired = (from: number, to: number | undefined, needs_acknowledgement = true) => ({ began_at: at(from), needs_acknowledgement, ...(to === undefined ? {} : { ended_at: at(to) }) })
  it('are those that a firing touches, up to now while it holds', () => {
    expect(ticksOf({ recent: [fired(13, 14), fired(23, undefined)] }, 24 * HOUR, 4, 6 * HOUR)).toEqual(['', '', 'fired', 'fired'])
  })
  it('tell news from what calls for somebody, and both from a mute', () => {
    const mute = { since: at(12), until: at(40), by: 'ann' }
    expect(ticksOf({ recent: [fired(1, 1, false), fired(2, 2), fired(7, 7, false)], mute }, 24 * HOUR, 4, 6 * HOUR)).toEqual(['fired', 'news', 'muted', 'muted'])
  })
})

it('a mute until tomorrow ends at eight in the morning', () => {
  const until = new Date(muteUntil('tomorrow', new Date(2026, 10, 30, 23, 15))!)
  expect([until.getMonth(), until.getDate(), until.getHours(), until.getMinutes()]).toEqual([11, 1, 8, 0])
  expect(muteUntil('forever', new Date())).toBeNull()
})

it('changes of a draft are counted', () => {
  const stored = newAlert('p')
  expect(changesOf(stored, stored)).toBe(0)
  expect(changesOf({ ...stored, name: 'n', webhook: { url: 'https://a.example' }, triggers: [...stored.triggers, newTrigger('trace:cost')] }, stored)).toBe(3)
})

it('an alert says what is missing', () => {
  expect(problemsOf(newAlert('p'))).toEqual(['name', 'url'])
  const scored = newTrigger('trace:feedback_score')
  expect(conditionOf(scored)?.config_value.operator).toBe('<')
  expect(problemsOf({ ...newAlert('p'), name: 'n', webhook: { url: 'https://a.example' }, triggers: [scored] })).toEqual(['score'])
})

describe('a copy', () => {
  it('is the same alert under another name, without ids and without the masked secret', () => {
    const stored = { ...newAlert('p'), name: 'Errors', id: 'a', webhook: { id: 'w', url: 'https://here', secret_token: '****', headers: { team: 'x' } }, triggers: [{ ...newTrigger('trace:cost'), id: 't' }] }
    const copy = copyOf(stored, 'Errors, copy')
    expect(copy).toEqual({ ...newAlert('p'), name: 'Errors, copy', webhook: { url: 'https://here', headers: { team: 'x' } }, triggers: [newTrigger('trace:cost')] })
  })
})
