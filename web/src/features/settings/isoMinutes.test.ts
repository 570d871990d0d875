import { expect, test } from 'vitest'
import { isoMinutes, toIso } from './isoMinutes'

test('durations of the server are read in minutes', () => {
  expect([isoMinutes('PT30M'), isoMinutes('PT1H30M'), isoMinutes('P2D'), isoMinutes('PT900S')]).toEqual([30, 90, 2880, 15])
  expect([isoMinutes(undefined), isoMinutes('30'), isoMinutes('')]).toEqual([null, null, null])
  expect(isoMinutes(toIso(4320))).toBe(4320)
})
