import { inline, type Inline } from '../../lib/markdown'
import type { DiffPart } from './diffLines'

/** A line as it is read: its bold, code and links, each cut where the changed words begin and end. The marks themselves go. */
export function markdownParts(parts: DiffPart[]): { part: Inline; pieces: DiffPart[] }[] {
  const line = parts.map(({ text }) => text).join('')
  return inline(line).map((part) => {
    const { at } = part
    const end = at + part.text.length
    let from = 0
    const pieces = parts.flatMap((each) => {
      const start = from
      from += each.text.length
      const text = line.slice(Math.max(start, at), Math.min(from, end))
      return start < end && from > at && text ? [{ text, changed: each.changed }] : []
    })
    return { part, pieces }
  })
}
