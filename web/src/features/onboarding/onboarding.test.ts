import { describe, expect, it } from 'vitest'
import { highlight } from './highlight'
import { snippets } from './snippets'

describe('the snippets', () => {
  const all = snippets('concierge', 'http://localhost:5173/api', 'default')
  it('name the project and the address of the page, whatever the language', () => {
    expect(all.map((each) => each.id)).toEqual(['dotnet', 'python', 'typescript', 'otel', 'http'])
    for (const snippet of all) {
      const code = snippet.files.map((file) => file.code).join('\n')
      expect(code).toContain('concierge')
      expect(code).toContain('http://localhost:5173/api')
    }
  })
  it('lose no character to the colours', () => {
    for (const file of all.flatMap((each) => each.files)) {
      expect(
        highlight(file.code)
          .map((token) => token.text)
          .join(''),
      ).toBe(file.code)
    }
  })
  it('do not take an address for a comment', () => {
    expect(
      highlight('curl http://x/y // z')
        .filter((token) => token.kind === 'c')
        .map((token) => token.text),
    ).toEqual([])
    expect(highlight('a() // z').map((token) => token.kind)).toEqual(['f', '', 'c'])
  })
})
