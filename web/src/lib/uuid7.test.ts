import { expect, test } from 'vitest'
import { uuidTime } from './format'
import { uuid7 } from './uuid7'

test('an id is of version 7, carries its time and is never the same', () => {
  const id = uuid7(1_795_900_000_123)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuidTime(id)).toBe(1_795_900_000_123)
  expect(uuid7(1)).not.toBe(uuid7(1))
})
