import { diffArrays, diffWordsWithSpace } from 'diff'

export interface DiffPart {
  text: string
  changed: boolean
}

export interface DiffRow {
  kind: 'same' | 'added' | 'removed'
  parts: DiffPart[]
}

/** Beyond this many characters of a pair of lines the words are not compared. */
const MOST_CHARACTERS = 4000

/** The lines of two texts; where a removed block meets an added one, its lines are compared word by word. */
export function diffLines(before: string, after: string): DiffRow[] {
  const rows: DiffRow[] = []
  const blocks = diffArrays(before.split('\n'), after.split('\n'))
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    const next = blocks[at + 1]
    if (block.removed && next?.added) {
      pair(block.value, next.value, rows)
      at++
    } else rows.push(...block.value.map((text) => row(block.added ? 'added' : block.removed ? 'removed' : 'same', text)))
  }
  return rows
}

const row = (kind: DiffRow['kind'], text: string): DiffRow => ({ kind, parts: [{ text, changed: false }] })

function pair(removed: string[], added: string[], rows: DiffRow[]): void {
  const words = removed.map((line, index) => {
    const other = added[index]
    return other === undefined || line.length + other.length > MOST_CHARACTERS ? null : diffWordsWithSpace(line, other)
  })
  const side = (kind: 'added' | 'removed', text: string, index: number): DiffRow => {
    const parts = words[index]
    if (!parts) return row(kind, text)
    const skip = kind === 'added' ? 'removed' : 'added'
    return { kind, parts: parts.filter((part) => !part[skip]).map((part) => ({ text: part.value, changed: Boolean(part[kind]) })) }
  }
  rows.push(...removed.map((text, index) => side('removed', text, index)), ...added.map((text, index) => side('added', text, index)))
}
