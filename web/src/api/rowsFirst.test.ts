import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { request } from './client'
import { rowsAreThere, rowsComeFirst } from './rowsFirst'

const asked: string[] = []
const FRAME_MS = 16

beforeEach(() => {
  asked.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint, FRAME_MS))
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address.replace('/api/v1/private', ''))
    return Promise.resolve(new Response('{}'))
  })
})
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(1000)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('other questions wait for the rows and go on once they are painted', async () => {
  rowsComeFirst()
  void request('/environments')
  void request('/traces', { first: true })
  const project: string = 'p'
  void request(`/projects/${project}/pin`, { method: 'PUT' })
  await vi.advanceTimersByTimeAsync(100)
  expect(asked).toEqual(['/traces', '/projects/p/pin'])
  rowsAreThere()
  await vi.advanceTimersByTimeAsync(FRAME_MS - 1)
  expect(asked).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(2)
  expect(asked).toEqual(['/traces', '/projects/p/pin', '/environments'])
})

test('rows that do not come hold nobody up for long', async () => {
  rowsComeFirst()
  void request('/environments')
  await vi.advanceTimersByTimeAsync(399)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toEqual(['/environments'])
})

test('nobody waits where no rows are on their way', async () => {
  void request('/environments')
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toEqual(['/environments'])
  rowsAreThere()
})
