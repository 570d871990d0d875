import { expect, it } from 'vitest'
import { begunPlace, fillPlace, matchingPaths } from './begunPlace'

it('a place is open from its braces to the caret', () => {
  expect(begunPlace('Ask {{qu', 8)).toEqual({ from: 6, typed: 'qu' })
  expect(begunPlace('Ask {{', 6)).toEqual({ from: 6, typed: '' })
  expect(begunPlace('Ask {{q}} now', 13)).toBeNull()
  expect(begunPlace('Ask {q', 6)).toBeNull()
})

it('a path fills the place, whatever was typed of it, and what follows stays', () => {
  const fill = (text: string, caret: number) => fillPlace(text, caret, begunPlace(text, caret)!, 'guest.name')
  expect(fill('Hi {{gu, bye', 7)).toEqual({ text: 'Hi {{guest.name}}, bye', caret: 17 })
  expect(fill('Hi {{guest}}, bye', 7)).toEqual({ text: 'Hi {{guest.name}}, bye', caret: 17 })
})

it('paths that begin with the letters come first', () => {
  expect(matchingPaths(['order.name', 'name', 'id'], 'na')).toEqual(['name', 'order.name'])
})
