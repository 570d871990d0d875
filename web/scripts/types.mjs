// Types of the wire out of the server's own document: ../docs/openapi.json to src/api/schema.d.ts (not committed).
// The generator lives in the package of this folder, beside the TypeScript 5 whose API it is written on: docs/adr/0024.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const from = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url))
const to = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url))
const self = fileURLToPath(import.meta.url)

const newest = Math.max(statSync(from).mtimeMs, statSync(self).mtimeMs)
if (!existsSync(to) || statSync(to).mtimeMs < newest) {
  const types = astToString(await openapiTS(JSON.parse(readFileSync(from, 'utf8')), { emptyObjectsUnknown: true }))
  writeFileSync(to, `// Made by scripts/types.mjs out of docs/openapi.json.\n${types}\nexport type Schemas = components['schemas']\n`)
}
