import { expect, test } from 'vitest'
import { itemsOf, nextItem, progressFrom, shuffledFor, stateOf } from './reviewItems'

const columns = {
  user: 'me',
  items: { id: ['a', 'b', 'c', 'd'], title: ['A', null, 'C', 'D'], thread_id: [null, null, null, 't'], judged: [1, 0, 1, 0], mine: [1, 0, 0, 0] },
  locks: { b: ['me'], d: ['ana'] },
}

test('an item is done, complete, locked by others, or open', () => {
  const progress = progressFrom(columns)
  expect(['a', 'b', 'c', 'd'].map((id) => stateOf(id, progress, 1))).toEqual(['done', 'open', 'complete', 'locked'])
  expect(['a', 'b', 'c', 'd'].map((id) => stateOf(id, progress, 2))).toEqual(['done', 'open', 'open', 'open'])
})

test('the next item goes round and leaves skipped ones for the end', () => {
  const items = itemsOf(columns)
  const progress = progressFrom(columns)
  expect(nextItem(items, 'a', progress, 2, new Set())?.id).toBe('b')
  expect(nextItem(items, 'd', progress, 2, new Set(['b']))?.id).toBe('c')
  expect(nextItem(items, 'c', progress, 2, new Set(['b', 'd']))?.id).toBe('d')
  expect(nextItem(items, 'b', progress, 1, new Set())).toBeNull()
  expect(nextItem(items, undefined, progress, 1, new Set())?.id).toBe('b')
})

test('each reviewer has an order of their own that stays', () => {
  const items = Array.from({ length: 200 }, (_, at) => ({ id: `item-${at}`, threadId: null, title: null }))
  const ids = (reviewer: string) => shuffledFor(reviewer, items).map((item) => item.id)
  expect(ids('ana')).toEqual(ids('ana'))
  expect(ids('ana')).not.toEqual(ids('ben'))
  expect(ids('ana').toSorted()).toEqual(items.map((item) => item.id).toSorted())
  // No item is near its place for both: ids that follow each other are spread.
  const near = ids('ana').filter((id, at) => Math.abs(ids('ben').indexOf(id) - at) < 5).length
  expect(near).toBeLessThan(40)
})
