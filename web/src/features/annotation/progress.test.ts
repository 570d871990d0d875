import { expect, test } from 'vitest'
import { progressOf } from './progress'

test('progress counts people by item, never more than are wanted', () => {
  expect(progressOf({ items_count: 10, annotators_per_item: 2, reviewers: [{ username: 'a', status: 4 }, { username: 'b', status: 3 }] })).toEqual({ done: 7, wanted: 20 })
  expect(progressOf({ items_count: 1, annotators_per_item: 1, reviewers: [{ username: 'a', status: 1 }, { username: 'b', status: 1 }] })).toEqual({ done: 1, wanted: 1 })
  expect(progressOf({ items_count: 0, annotators_per_item: 1 })).toEqual({ done: 0, wanted: 0 })
})
