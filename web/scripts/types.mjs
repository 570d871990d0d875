// Types of the wire out of the server's own document: ../docs/openapi.json to src/api/schema.d.ts (not committed).
// Ours rather than openapi-typescript: that wants TypeScript 5 beside ours, and the document uses a dozen keywords.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const from = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url))
const to = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url))
const self = fileURLToPath(import.meta.url)

/** The type of a schema; `indent` is that of the line it begins on. */
export function typeOf(schema, indent = '') {
  if (schema.$ref) return schema.$ref.split('/').at(-1)
  const oneOf = schema.anyOf ?? schema.oneOf
  if (oneOf) return oneOf.map((one) => typeOf(one, indent)).join(' | ')
  if (schema.allOf) return schema.allOf.map((each) => inParts(typeOf(each, indent))).join(' & ')
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ')
  if (schema.properties) return membersOf(schema, indent)
  switch (schema.type) {
    case 'array':
      return listOf(typeOf(schema.items, indent))
    case 'object':
      return `Record<string, ${schema.additionalProperties ? typeOf(schema.additionalProperties, indent) : 'unknown'}>`
    case 'integer':
      return 'number'
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case undefined:
      return 'unknown'
    default:
      throw new Error(`No type for ${JSON.stringify(schema)}`)
  }
}

// Members of an object end lines; a union or an intersection is on the line itself.
function inParts(type) {
  return / [|&] /.test(type.replace(/\{[^]*\}/g, '')) ? `(${type})` : type
}

function listOf(type) {
  return `${inParts(type)}[]`
}

function membersOf(schema, indent) {
  const required = new Set(schema.required ?? [])
  const inner = `${indent}  `
  const lines = Object.entries(schema.properties).map(([name, member]) => `${inner}${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${typeOf(member, inner)}`)
  return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('\n')}\n${indent}}`
}

/** The file for a document: a type for each schema, and all of them by name. */
export function fileOf(document) {
  const schemas = Object.entries(document.components.schemas)
  // An interface has members: an object of none is a type like the others.
  const types = schemas.map(([name, schema]) => (schema.properties && Object.keys(schema.properties).length > 0 ? `export interface ${name} ${typeOf(schema)}` : `export type ${name} = ${typeOf(schema)}`))
  const names = schemas.map(([name]) => `  ${name}: ${name}`)
  return `// Made by scripts/types.mjs out of docs/openapi.json.\n\n${types.join('\n\n')}\n\nexport interface Schemas {\n${names.join('\n')}\n}\n`
}

if (process.argv[1] === self) {
  const newest = Math.max(statSync(from).mtimeMs, statSync(self).mtimeMs)
  if (!existsSync(to) || statSync(to).mtimeMs < newest) writeFileSync(to, fileOf(JSON.parse(readFileSync(from, 'utf8'))))
}
