import { diffWordsWithSpace } from 'diff'

export interface Part {
  text: string
  changed: boolean
}

/** Beyond this, comparing word by word takes longer than anybody waits. */
const MOST_CHARACTERS = 20_000

/** Two texts as runs of words that both have and words that only one has. */
export function wordDiff(before: string, after: string): { before: Part[]; after: Part[] } {
  if (before.length + after.length > MOST_CHARACTERS) return { before: [{ text: before, changed: before !== after }], after: [{ text: after, changed: before !== after }] }
  const parts = diffWordsWithSpace(before, after)
  const side = (skip: 'added' | 'removed'): Part[] =>
    joined(parts.filter((part) => !part[skip]).map((part) => ({ text: part.value, changed: part.added || part.removed })))
  return { before: side('added'), after: side('removed') }
}

/** A space or a comma between two changed words belongs to the change: marks of single words cannot be read. */
function joined(parts: Part[]): Part[] {
  const all: Part[] = []
  parts.forEach((part, index) => {
    const between = !part.changed && part.text.trim().length <= 1 && parts[index - 1]?.changed && parts[index + 1]?.changed
    const changed = part.changed || between === true
    const last = all.at(-1)
    if (last && last.changed === changed) last.text += part.text
    else all.push({ text: part.text, changed })
  })
  return all
}

/** The words that a reason quotes from an output, longest first: between quotation marks, at least three characters long. */
export function quotes(reason: string, output: string): string[] {
  const found = [...reason.matchAll(/"([^"]{3,})"|“([^”]{3,})”|«([^»]{3,})»|„([^“”]{3,})[“”]|`([^`]{3,})`|'([^']{3,})'/g)]
    .map((match) => match.slice(1).find((each) => each !== undefined)!.trim())
    .filter((each) => output.includes(each))
  return [...new Set(found)].sort((a, b) => b.length - a.length)
}

/** A text with the given words marked. */
export function marked(text: string, words: string[]): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < text.length) {
    const next = words
      .map((word) => ({ word, index: text.indexOf(word, at) }))
      .filter(({ index }) => index >= 0)
      .sort((a, b) => a.index - b.index || b.word.length - a.word.length)[0]
    if (!next) break
    if (next.index > at) parts.push({ text: text.slice(at, next.index), changed: false })
    parts.push({ text: next.word, changed: true })
    at = next.index + next.word.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), changed: false })
  return parts
}
