import { expect, test } from 'vitest'
import { missing, type SeenClient } from './clients'

const client: SeenClient = { name: 'opik-python', first_seen_at: '2026-11-01T00:00:00Z', last_seen_at: '2026-11-01T00:00:00Z', requests: 1 }

test('what is missing is told by what the client did', () => {
  expect(missing(undefined, 'a')).toBe('nobody')
  expect(missing(client, 'a')).toBe('silent')
  expect(missing({ ...client, last_refusal: { at: '2026-11-01T00:00:01Z', status: 422, path: '/v1/private/traces' } }, 'a')).toBe('refused')
  expect(missing({ ...client, last_write_at: '2026-11-01T00:00:02Z', last_project: 'b' }, 'a')).toBe('elsewhere')
  expect(missing({ ...client, last_write_at: '2026-11-01T00:00:02Z', last_refusal: { at: '2026-11-01T00:00:01Z', status: 422, path: '/x' } }, 'a')).toBe('silent')
})
