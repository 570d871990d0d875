import type { Filter } from '../api/types'
import { groupOf } from './filterGroups'
import { parseFilter, type Field } from './filters'

/**
 * Reads what is typed with `and`, `or` and parentheses: `duration > 5s and (model = a or model = b)`. `and` binds tighter.
 * Words that make no filter of their own belong to the value before them, as in `name contains black and white`; null when the
 * text is a search.
 */
export function parseExpression(text: string, fields: Field[]): Filter[] | null {
  const inner = unwrap(text)
  if (inner !== null) return parseExpression(inner, fields)
  const whole = parseFilter(text, fields)
  const alternatives = split(text, 'or', fields)
  if (alternatives.length > 1) {
    const read = alternatives.map((each) => parseExpression(each, fields))
    // A group in an alternative would be a group in a group.
    if (read.some((each) => each === null || each.some((filter) => filter.any))) return whole && [whole]
    const group = groupOf(read as Filter[][])
    return group ? [group] : null
  }
  const parts = split(text, 'and', fields)
  if (parts.length > 1) {
    const read = parts.map((each) => parseExpression(each, fields))
    return read.includes(null) ? whole && [whole] : (read as Filter[][]).flat()
  }
  return whole && [whole]
}

/** What is typed behind the last `and` or `or` of an expression, and all before it. */
export function tailOf(text: string, fields: Field[]): { head: string; tail: string } {
  const start = /^\s*(?:(?:or|and)\s+)?\(?\s*/i.exec(text)![0]
  const joins = [...text.matchAll(/\s+(?:or|and)\s+\(?\s*/gi)].reverse()
  for (const join of joins) {
    const before = text.slice(start.length, join.index)
    if (parseExpression(before.replace(/\((?![^()]*\))/g, ''), fields)) return { head: text.slice(0, join.index + join[0].length), tail: text.slice(join.index + join[0].length) }
  }
  return /^(?:or|and)\s|^\(/i.test(start.trimStart()) ? { head: start, tail: text.slice(start.length) } : { head: '', tail: text }
}

/** The text between parentheses that hold all of it. */
function unwrap(text: string): string | null {
  const trimmed = text.trim()
  if (!trimmed.startsWith('(') || !trimmed.endsWith(')')) return null
  let depth = 0
  for (let at = 0; at < trimmed.length; at++) {
    depth += trimmed[at] === '(' ? 1 : trimmed[at] === ')' ? -1 : 0
    if (depth === 0 && at < trimmed.length - 1) return null
  }
  return trimmed.slice(1, -1)
}

/** Splits at a word outside of quotes and parentheses; what is no expression on its own stays with the part before it. */
function split(text: string, word: 'and' | 'or', fields: Field[]): string[] {
  const parts: string[] = []
  let start = 0
  let [depth, quote] = [0, '']
  const join = new RegExp(String.raw`\s+${word}\s+`, 'iy')
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (quote) quote = letter === quote ? '' : quote
    else if (letter === '"') quote = letter
    else if (letter === '(') depth++
    else if (letter === ')') depth--
    else if (depth === 0 && /\s/.test(letter)) {
      join.lastIndex = at
      const found = join.exec(text)
      if (!found || !isExpression(text.slice(join.lastIndex), fields)) continue
      parts.push(text.slice(start, at))
      start = join.lastIndex
      at = start - 1
    }
  }
  return [...parts, text.slice(start)]
}

const isExpression = (text: string, fields: Field[]): boolean => parseExpression(text, fields) !== null
