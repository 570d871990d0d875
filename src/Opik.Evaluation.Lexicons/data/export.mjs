// Writes the tables that Opik.Evaluation.Lexicons embeds: node export.mjs FOLDER. One file for each table.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { hyphenation } from './hyphenation.mjs'
import { languages } from './languages.mjs'
import { sentiment } from './sentiment.mjs'
import { syllables } from './syllables.mjs'
import { wordnet } from './wordnet.mjs'

const folder = process.argv[2]
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const tables = { ...syllables(), ...sentiment(), ...wordnet(), ...hyphenation(), ...(await languages()) }
for (const [name, bytes] of Object.entries(tables)) {
  const compressed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 24 } })
  writeFileSync(join(folder, `${name}.bin`), compressed)
}
