import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../../api/client'
import { DraftWriter, type StoredDraft } from './DraftWriter'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that takes a write over its own revision only. */
function server() {
  const state: { now: StoredDraft<string>; down: boolean; writes: (string | null)[]; gate: Promise<void> | null } = { now: { revision: 0 }, down: false, writes: [], gate: null }
  const write = async (revision: number, content: string | null): Promise<StoredDraft<string>> => {
    state.writes.push(content)
    if (state.gate) await state.gate
    if (state.down) throw new ApiError(0, 'away')
    if (revision !== state.now.revision) throw new ApiError(409, 'changed')
    return (state.now = { revision: revision + 1, ...(content === null ? {} : { content }) })
  }
  const seen: StoredDraft<string>[] = []
  return { state, seen, writer: new DraftWriter<string>(write, (draft) => void seen.push(draft)) }
}

test('what is typed goes once typing stops, and the latest words only', async () => {
  const { state, seen, writer } = server()
  writer.type('a', 0)
  await vi.advanceTimersByTimeAsync(300)
  writer.type('ab', 0)
  await vi.advanceTimersByTimeAsync(600)
  expect(state.writes).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(state.writes).toEqual(['ab'])
  expect(seen).toEqual([{ revision: 1, content: 'ab' }])
  expect(writer.snapshot()).toEqual({ typed: null, trouble: null })
})

test('what is typed while a write is under way follows it, over its revision', async () => {
  const { state, writer } = server()
  let open = () => {}
  state.gate = new Promise((resolve) => (open = resolve))
  writer.type('a', 0)
  await vi.advanceTimersByTimeAsync(700)
  writer.type('ab', 0)
  state.gate = null
  open()
  await vi.advanceTimersByTimeAsync(1500)
  expect(state.writes).toEqual(['a', 'ab'])
  expect(state.now).toEqual({ revision: 2, content: 'ab' })
})

test('nothing is written over words that were not seen, until somebody says whose stay', async () => {
  const { state, writer } = server()
  state.now = { revision: 3, content: 'theirs' }
  writer.type('mine', 2)
  await vi.advanceTimersByTimeAsync(700)
  expect(writer.snapshot()).toEqual({ typed: { content: 'mine' }, trouble: 'conflict' })
  writer.type('mine, longer', 3)
  await vi.advanceTimersByTimeAsync(5000)
  expect(state.writes).toEqual(['mine'])
  await writer.insist(3)
  expect(state.now).toEqual({ revision: 4, content: 'mine, longer' })
  expect(writer.snapshot()).toEqual({ typed: null, trouble: null })
})

test('theirs stay when what is typed is dropped', async () => {
  const { state, writer } = server()
  state.now = { revision: 3, content: 'theirs' }
  writer.type('mine', 2)
  await vi.advanceTimersByTimeAsync(700)
  writer.drop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(state.now.content).toBe('theirs')
  expect(state.writes).toEqual(['mine'])
})

test('a server that is away gets it when it is back', async () => {
  const { state, writer } = server()
  state.down = true
  writer.type('a', 0)
  await vi.advanceTimersByTimeAsync(700)
  expect(writer.snapshot()).toEqual({ typed: { content: 'a' }, trouble: 'failed' })
  state.down = false
  await vi.advanceTimersByTimeAsync(5000)
  expect(state.now.content).toBe('a')
  expect(writer.snapshot().trouble).toBeNull()
})
