import { describe, expect, it } from 'vitest'
import { RowCounter } from './lines'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('rows of a file that arrives in pieces', () => {
  it('are counted in CSV without its head and without line ends inside quotes', () => {
    const counter = new RowCounter('csv')
    counter.add(bytes('a,b\r\n1,"two\nli'))
    counter.add(bytes('nes ""here""\n"\r\n3,4\r\n'))
    expect(counter.count).toBe(2)
  })
  it('are the lines of a JSON lines file', () => {
    const counter = new RowCounter('jsonl')
    counter.add(bytes('{"a":"\\""}\n{"b"'))
    expect(counter.count).toBe(1)
    counter.add(bytes(':1}\n'))
    expect(counter.count).toBe(2)
  })
})
