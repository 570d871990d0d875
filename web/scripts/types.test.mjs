import { describe, expect, test } from 'vitest'
import { fileOf, typeOf } from './types.mjs'

const text = { type: 'string' }
const run = { $ref: '#/components/schemas/Run' }

describe('the type of a schema', () => {
  test.each([
    ['a text', { type: 'string', format: 'date-time' }, 'string'],
    ['a whole number', { type: 'integer', format: 'int64' }, 'number'],
    ['a text or null', { type: ['string', 'null'] }, 'string | null'],
    ['a named schema or null', { anyOf: [run, { type: 'null' }] }, 'Run | null'],
    ['one of some texts', { type: 'string', enum: ['a', 'b c'] }, '"a" | "b c"'],
    ['one of some numbers', { type: 'integer', enum: [1, 2] }, '1 | 2'],
    ['a list', { type: 'array', items: run }, 'Run[]'],
    ['a list or null', { type: ['array', 'null'], items: text }, 'string[] | null'],
    ['a list with holes', { type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
    ['a list of lists', { type: 'array', items: { type: 'array', items: text } }, 'string[][]'],
    ['a map', { type: 'object', additionalProperties: { type: ['number', 'null'] } }, 'Record<string, number | null>'],
    ['an object of anything', { type: 'object' }, 'Record<string, unknown>'],
    ['anything', {}, 'unknown'],
    ['one of several', { oneOf: [run, { type: 'number' }] }, 'Run | number'],
    ['all of several', { allOf: [run, { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }] }, 'Run & (A | B)'],
    ['a reference', run, 'Run'],
  ])('%s', (_, schema, type) => expect(typeOf(schema)).toBe(type))

  test('a list of objects keeps its unions inside the members', () => {
    const schema = { type: 'array', items: { type: 'object', properties: { at: { type: ['string', 'null'] } } } }
    expect(typeOf(schema)).toBe('{\n  at?: string | null\n}[]')
  })

  test('a type that the generator does not know is an error, not an unknown', () => {
    expect(() => typeOf({ type: 'file' })).toThrow('No type for {"type":"file"}')
  })
})

test('a document becomes declarations, and all of them by name', () => {
  const schemas = {
    Kind: { type: 'string', enum: ['llm', 'tool'] },
    Nothing: { type: 'object', properties: {} },
    Run: {
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid' },
        kind: { $ref: '#/components/schemas/Kind' },
        parent: { anyOf: [run, { type: 'null' }] },
        usage: { type: 'object', properties: { 'a-b': { type: 'integer' } }, required: ['a-b'] },
        tags: { type: 'array', items: text },
      },
      required: ['id', 'tags'],
    },
  }
  expect(fileOf({ components: { schemas } })).toBe(`// Made by scripts/types.mjs out of docs/openapi.json.

export type Kind = "llm" | "tool"

export type Nothing = Record<string, never>

export interface Run {
  id: string
  kind?: Kind
  parent?: Run | null
  usage?: {
    "a-b": number
  }
  tags: string[]
}

export interface Schemas {
  Kind: Kind
  Nothing: Nothing
  Run: Run
}
`)
})
