import { describe, expect, it } from 'vitest'
import type { Cell } from './types'
import { applied } from './useLiveCells'

const piece = (text: string, start: number) => ({ position: 0, variant: 1, text, start, pieces: 1, elapsed: 10 })
const nothing = { streaming: new Map(), ended: new Map() }

describe('cells on their way', () => {
  it('grow by what follows and begin anew where they are told from the beginning', () => {
    let live = applied(nothing, { pieces: [piece('One ', 0)], ended: [] })
    live = applied(live, { pieces: [piece('two', 4)], ended: [] })
    expect(live.streaming.get('0:1')?.text).toBe('One two')
    expect(applied(live, { pieces: [piece('Again', 0)], ended: [] }).streaming.get('0:1')?.text).toBe('Again')
  })
  it('end with what came of them', () => {
    const cell = { position: 0, variant: 1, state: 'done', attempt: 0, output: 'One two' } as Cell
    const live = applied(applied(nothing, { pieces: [piece('One', 0)], ended: [] }), { pieces: [], ended: [cell] })
    expect(live.streaming.size).toBe(0)
    expect(live.ended.get('0:1')).toBe(cell)
  })
})
