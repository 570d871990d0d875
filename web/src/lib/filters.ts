import type { Filter, Schemas } from '../api/types'
import { readEntries, writeEntries } from './filterLists'
import { duration } from './format'

/** What can be compared with what, and how a value is written: a count is never missing, durations are ms on the wire, cost USD, times ISO 8601. */
export type Kind = 'text' | 'number' | 'count' | 'duration' | 'cost' | 'list' | 'choice' | 'error' | 'score' | 'path' | 'time'

export interface Field {
  /** Its name on the wire. */
  field: string
  kind: Kind
  /** Text key of its name; without one `filter.fields.<field>`. */
  label?: string
  /** What people type for it; the first one is offered. */
  words: string[]
  choices?: string[]
  /** Its values are ids; the list of its values says how they are called. */
  named?: boolean
  /** Those it knows, where they are fewer than its kind has. */
  operators?: string[]
}

/** What can be missing is asked for in every list. */
export const EMPTY = ['is_empty', 'is_not_empty']
const ORDER = ['>', '<', '>=', '<=']

const OPERATORS: Record<Kind, string[]> = {
  text: ['contains', 'not_contains', '=', '!=', 'starts_with', 'ends_with', ...EMPTY],
  number: [...ORDER, '=', ...EMPTY],
  count: [...ORDER, '='],
  duration: [...ORDER, ...EMPTY],
  cost: [...ORDER, ...EMPTY],
  list: ['contains', 'not_contains', ...EMPTY],
  choice: ['=', '!=', 'in', 'not_in'],
  error: ['is_not_empty', 'is_empty'],
  score: [...ORDER, '=', ...EMPTY],
  path: ['contains', '=', '!=', '>', '<', ...EMPTY],
  time: ORDER,
}

export const operatorsOf = (field: Field): string[] => field.operators ?? OPERATORS[field.kind]
export const takesKey = (field: Field): boolean => field.kind === 'score' || field.kind === 'path'
export const takesMany = (operator: string): boolean => operator === 'in' || operator === 'not_in'
export const takesValue = (operator: string): boolean => operator !== 'is_empty' && operator !== 'is_not_empty'

/** Text, then an operator, then a value: `duration > 5s`, `cost >= $0.02`, `name contains refund`, `score.helpfulness < 0.5`. */
const TYPED = /^\s*([a-z_]+)(?:\.([^\s<>=!]+))?\s*(>=|<=|!=|=|>|<|:|\bcontains\b|\bis any of\b|\bis none of\b|\bnot in\b|\bin\b|\bis\b)\s*(\S.*?)\s*$/i

/** `output is empty`, `score.helpfulness is not empty`. */
const PRESENCE = /^\s*([a-z_]+)(?:\.([^\s<>=!]+))?\s+is\s+(not\s+)?empty\s*$/i

function parsePresence(text: string, fields: Field[]): Filter | null {
  const [, word = '', key, not] = PRESENCE.exec(text) ?? []
  const field = fields.find((each) => each.words.includes(word.toLowerCase()))
  const operator = not ? 'is_not_empty' : 'is_empty'
  if (!field || (takesKey(field) && !key) || !operatorsOf(field).includes(operator)) return null
  return { field: field.field, operator, ...(key ? { key } : {}), value: '' }
}

/** Reads a typed filter; null when the text is a search. */
export function parseFilter(text: string, fields: Field[]): Filter | null {
  const presence = parsePresence(text, fields)
  if (presence) return presence
  const match = TYPED.exec(text)
  if (!match) return null
  const [, word = '', key, typed = '', raw = ''] = match
  const field = fields.find((each) => each.words.includes(word.toLowerCase()))
  if (!field || (takesKey(field) && !key)) return null
  const operator = operatorFor(typed.toLowerCase(), operatorsOf(field), field.kind)
  if (!operator) return null
  const value = takesMany(operator) ? readMany(raw, field) : readValue(raw, field)
  return value === null ? null : { field: field.field, operator, ...(key ? { key } : {}), value: takesValue(operator) ? value : '' }
}

const MANY: Record<string, string> = { in: 'in', 'is any of': 'in', 'not in': 'not_in', 'is none of': 'not_in' }

function operatorFor(typed: string, allowed: string[], kind: Kind): string | null {
  const many = MANY[typed]
  if (many) return allowed.includes(many) ? many : null
  if (kind === 'error') return typed === 'is' || typed === ':' || typed === '=' ? 'is_not_empty' : null
  if (typed === ':' || typed === 'is') return allowed.includes('contains') ? 'contains' : '='
  if (typed === '=' && kind === 'list') return 'contains'
  return allowed.includes(typed) ? typed : null
}

function readMany(raw: string, field: Field): string | null {
  const entries = readEntries(raw.replace(/^\((.*)\)$/, '$1')).map((each) => readValue(each, field))
  return entries.length === 0 || entries.includes(null) ? null : writeEntries(entries as string[])
}

function readValue(raw: string, field: Field): string | null {
  const text = raw.replace(/^["']|["']$/g, '')
  if (field.kind === 'duration') {
    const ms = readDuration(text)
    return ms === null ? null : String(ms)
  }
  if (field.kind === 'number' || field.kind === 'count' || field.kind === 'cost' || field.kind === 'score') {
    const value = Number(text.replace(/[$,]/g, ''))
    return text !== '' && Number.isFinite(value) ? String(value) : null
  }
  if (field.kind === 'time') {
    const at = Date.parse(text)
    return Number.isNaN(at) ? null : new Date(at).toISOString()
  }
  if (field.choices && !field.choices.includes(text)) return null
  return text
}

const UNITS: Record<string, number> = { ms: 1, '': 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }

/** `5s`, `200 ms`, `1.5m`: ms; a number alone is ms. */
export function readDuration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|)$/i.exec(text.trim())
  if (!match) return null
  return Number(match[1]) * (UNITS[match[2]!.toLowerCase()] ?? 1)
}

/** The value of a form field in the unit of the wire; null when it does not fit the field. */
export function formValue(field: Field, operator: string, raw: string): string | null {
  if (!takesValue(operator)) return ''
  if (raw.trim() === '') return null
  return takesMany(operator) ? readMany(raw, field) : readValue(raw.trim(), field)
}

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '!=': '≠' }

/** The parts of a chip. Operators without a sign are text keys of `filter.*`. */
export function describe(filter: Filter, fields: Field[]): { field: string; key?: string; sign?: string; word?: string; value: string } {
  const known = fields.find((each) => each.field === filter.field)
  const shown = (value: string) => (known?.kind === 'duration' ? duration(Number(value)).replace(/\.00/, '') : known?.kind === 'cost' ? `$${value}` : value)
  const value = !takesValue(filter.operator) || filter.value === '' ? '' : takesMany(filter.operator) ? readEntries(filter.value).map(shown).join(', ') : shown(filter.value)
  const sign = SIGNS[filter.operator] ?? (/^[<>=]$/.test(filter.operator) ? filter.operator : undefined)
  return { field: filter.field, key: filter.key, value, ...(sign ? { sign } : { word: filter.operator }) }
}

/** Whether it says all that it needs; a chip whose value is still to come narrows nothing. */
const isWhole = (filter: Filter): boolean => filter.value !== '' || !takesValue(filter.operator)

/** The wire form: JSON in the query; absent without filters. */
export function filtersParam(filters: Filter[] | undefined): string | undefined {
  const whole = filters?.flatMap(wire) ?? []
  return whole.length > 0 ? JSON.stringify(whole) : undefined
}

type Condition = Schemas['RowFilterBody']

/** A part of a filter that the server keeps, as the pages hold it. */
export const readFilter = (part: Condition | Schemas['FilterGroupBody']): Filter =>
  'any' in part ? { field: '', operator: '', value: '', any: part.any.map((each) => ('all' in each ? each.all : [each]).map(readCondition)) } : readCondition(part)

const readCondition = ({ field, operator, key, value }: Condition): Filter => ({
  field,
  operator,
  ...(key ? { key } : {}),
  value: typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value),
})

/** And back. */
export const writeFilter = ({ any, ...condition }: Filter): Condition | Schemas['FilterGroupBody'] =>
  any ? { any: any.map((all) => (all.length === 1 ? all[0]! : { all })) } : condition

/** Values of these are decoded once more by the server, as published clients encode them. */
const ENCODED = new Set(['tags', 'metadata', 'input_json', 'output_json', 'custom'])

function wire(filter: Filter): object[] {
  if (!filter.any) {
    if (!isWhole(filter)) return []
    const { field, value } = filter
    return [{ key: '', ...filter, value: ENCODED.has(field) && /[%+]/.test(value) ? encodeURIComponent(value) : value }]
  }
  const alternatives = filter.any.map((each) => each.flatMap(wire)).filter((each) => each.length > 0)
  return alternatives.length > 0 ? [{ any: alternatives.map((each) => (each.length === 1 ? each[0] : { all: each })) }] : []
}

/** A known field with an operator and no value yet: neither a filter nor something to search for. */
export function isBegun(text: string, fields: Field[]): boolean {
  const word = /^\s*([a-z_]+)(?:\.\S*)?\s*(?:[<>=!:]+|\bcontains\b|\bis\b)\s*$|^\s*([a-z_]+)\.\S*\s*$/i.exec(text)
  const name = (word?.[1] ?? word?.[2])?.toLowerCase()
  return name !== undefined && fields.some((field) => field.words.includes(name))
}

/** A field with an operator and perhaps the begin of a value, or a field with the begin of its key. */
export interface Asked {
  field: Field
  key?: string
  /** What is typed of the value, or of the key. */
  prefix: string
  /** What stands before it. */
  head: string
  /** Whether a key is asked for, as in `score.` */
  keys: boolean
}

const VALUE = /^(\s*([a-z_]+)(?:\.([^\s<>=!]+))?\s*(?:>=|<=|!=|=|>|<|:|\bcontains\b|\bis\b)\s*)(.*)$/i
const KEY = /^(\s*([a-z_]+)\.)([^\s<>=!]*)$/i

/** What the text asks for next; null while the field itself is typed, or when the text is a search. */
export function askedFor(text: string, fields: Field[]): Asked | null {
  const value = VALUE.exec(text)
  const key = value ? null : KEY.exec(text)
  const word = (value?.[2] ?? key?.[2])?.toLowerCase()
  const field = word === undefined ? undefined : fields.find((each) => each.words.includes(word))
  if (!field) return null
  if (key) return takesKey(field) ? { field, prefix: key[3]!, head: key[1]!, keys: true } : null
  return { field, ...(value![3] ? { key: value![3] } : {}), prefix: value![4]!, head: value![1]!, keys: false }
}

export interface Suggestion {
  field: string
  /** What the search field says when it is taken; an operator with it, where one is usual. */
  text: string
  /** A value, or a key, of the field. */
  value?: string
  /** How the value is called, where it is an id. */
  label?: string
  /** Rows that have it. */
  count?: number
  /** Whether the text is a whole filter then. */
  whole?: boolean
}

const MOST_SUGGESTIONS = 6

/** Fields that begin with the one word typed so far, ready to be completed. */
export function suggestFields(typed: string, fields: Field[]): Suggestion[] {
  const word = typed.trim().toLowerCase()
  if (!/^[a-z_]+$/.test(word) || typed.endsWith(' ')) return []
  return fields
    .flatMap((field) => {
      const match = field.words.find((each) => each.startsWith(word))
      return match ? [{ field: field.field, text: completion(field, match) }] : []
    })
    .slice(0, MOST_SUGGESTIONS)
}

function completion(field: Field, word: string): string {
  if (takesKey(field)) return `${word}.`
  if (field.kind === 'error') return `${word} is any`
  return `${word} ${operatorsOf(field)[0]} `
}
