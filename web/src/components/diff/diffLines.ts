import { diffArrays, diffWordsWithSpace } from 'diff'

export interface DiffPart {
  text: string
  changed: boolean
}

export interface DiffRow {
  kind: 'same' | 'added' | 'removed'
  parts: DiffPart[]
  /** Number of the line in the text before, and in the text after: one of them where only one has it. */
  before?: number
  after?: number
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
  return numbered(rows)
}

function numbered(rows: DiffRow[]): DiffRow[] {
  let before = 0
  let after = 0
  return rows.map((each) => ({
    ...each,
    ...(each.kind === 'added' ? {} : { before: ++before }),
    ...(each.kind === 'removed' ? {} : { after: ++after }),
  }))
}

/** Words that only one of the texts has. */
export function countWords(rows: DiffRow[]): { added: number; removed: number } {
  const sum = { added: 0, removed: 0 }
  for (const { kind, parts } of rows) {
    if (kind === 'same') continue
    const marked = parts.some((part) => part.changed) ? parts.filter((part) => part.changed) : parts
    sum[kind] += marked.reduce((words, part) => words + (part.text.match(/\S+/g)?.length ?? 0), 0)
  }
  return sum
}

/** The rows of both texts beside each other: a removed line stands beside the added one that came in its place. */
export function besides(rows: DiffRow[]): [DiffRow | undefined, DiffRow | undefined][] {
  const pairs: [DiffRow | undefined, DiffRow | undefined][] = []
  for (let at = 0; at < rows.length; ) {
    if (rows[at]!.kind === 'same') {
      pairs.push([rows[at], rows[at]])
      at++
      continue
    }
    const removed: DiffRow[] = []
    const added: DiffRow[] = []
    for (; at < rows.length && rows[at]!.kind !== 'same'; at++) (rows[at]!.kind === 'removed' ? removed : added).push(rows[at]!)
    for (let i = 0; i < Math.max(removed.length, added.length); i++) pairs.push([removed[i], added[i]])
  }
  return pairs
}

const row = (kind: DiffRow['kind'], text: string): DiffRow => ({ kind, parts: [{ text, changed: false }] })

function pair(removed: string[], added: string[], rows: DiffRow[]): void {
  const partner = partners(removed, added)
  const words = removed.map((line, index) => {
    const other = added[partner[index]!]
    return other === undefined || line.length + other.length > MOST_CHARACTERS ? null : diffWordsWithSpace(line, other)
  })
  const side = (kind: 'added' | 'removed', text: string, index: number): DiffRow => {
    const parts = words[kind === 'removed' ? index : partner.indexOf(index)]
    if (!parts) return row(kind, text)
    const skip = kind === 'added' ? 'removed' : 'added'
    return { kind, parts: wholeNames(joined(parts.filter((part) => !part[skip]).map((part) => ({ text: part.value, changed: Boolean(part[kind]) })))) }
  }
  rows.push(...removed.map((text, index) => side('removed', text, index)), ...added.map((text, index) => side('added', text, index)))
}

/** Beyond this many lines the nth stands for the nth. */
const MOST_LINES = 60

/** Which added line each removed one became: the one after the last partner with most words in common; -1 for none. */
function partners(removed: string[], added: string[]): number[] {
  if (removed.length === added.length || removed.length * added.length > MOST_LINES * MOST_LINES) return removed.map((_, index) => (index < added.length ? index : -1))
  let from = 0
  return removed.map((line, index) => {
    const own = new Set(line.match(/[^\s:,]+/g))
    const left = removed.length - index - 1
    let best = -1
    let most = 0
    for (let at = from; at < Math.max(from + 1, added.length - Math.min(left, added.length - from - 1)) && at < added.length; at++) {
      const common = added[at]!.match(/[^\s:,]+/g)?.filter((word) => own.has(word)).length ?? 0
      if (common > most) {
        most = common
        best = at
      }
    }
    if (best >= 0) from = best + 1
    return best
  })
}

/** A space that happens to stand in both texts does not cut a changed phrase into words. */
function joined(parts: DiffPart[]): DiffPart[] {
  const all: DiffPart[] = []
  for (const [index, part] of parts.entries()) {
    const between = !part.changed && part.text.trim() === '' && parts[index - 1]?.changed && parts[index + 1]?.changed
    const changed = part.changed || Boolean(between)
    const last = all.at(-1)
    if (last && last.changed === changed) all[all.length - 1] = { text: last.text + part.text, changed }
    else all.push({ text: part.text, changed })
  }
  return all
}

/** `claude-sonnet-4-5`, `2026.11.3`, `api/v1`: letters and digits held together by signs. */
const NAME = /[\p{L}\p{N}_]+(?:[-./][\p{L}\p{N}_]+)+/gu

/** A name that changed is another name: it is marked whole, not in pieces between its signs. */
function wholeNames(parts: DiffPart[]): DiffPart[] {
  const text = parts.map((part) => part.text).join('')
  const changed = parts.flatMap((part) => Array.from<boolean>({ length: part.text.length }).fill(part.changed))
  for (const { index, 0: name } of text.matchAll(NAME)) {
    if (changed.slice(index, index + name.length).includes(true)) changed.fill(true, index, index + name.length)
  }
  const all: DiffPart[] = []
  let from = 0
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && changed[at] === changed[from]) continue
    all.push({ text: text.slice(from, at), changed: changed[from]! })
    from = at
  }
  return all.length > 0 ? all : parts
}
