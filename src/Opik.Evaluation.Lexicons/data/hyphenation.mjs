// Hyphenation patterns of TeX, a table for each language. A key is the text of a pattern ("." is an end of the word), its
// payload where its first number stands, then the numbers. Words that are exceptions start with "=" and carry their points.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { packedTable } from './packed-table.mjs'

const require = createRequire(import.meta.url)
const folder = 'hyphen/patterns/'
const files = readdirSync(new URL('node_modules/hyphen/patterns', import.meta.url))
// Languages of LibreOffice's dictionaries, by the name of the pattern file. The patterns of Czech, Slovak and Indonesian are
// licensed under the GPL alone, which does not fit; Norwegian is one file for both standards.
const languages = `af as be bg bn ca da de-1996 el-monoton en-gb en-us es et eu fr gl gu hi hr hu is it kn lt lv ml mn-cyrl mr nb nl
  or pa pl pt ro ru sa sl sq sr-cyrl sh-latn sv ta te th uk`.split(/\s+/)

// The package keeps a trie: a node is an object of its children, [children, index of numbers], or such an index alone.
function patterns(node, prefix, found, numbers) {
  for (const [letter, entry] of Object.entries(node)) {
    const [children, index] = Array.isArray(entry) ? entry : typeof entry === 'number' ? [null, entry] : [entry, undefined]
    if (index !== undefined && index >= 0) found.push([prefix + letter, numbers[index]])
    if (children) patterns(children, prefix + letter, found, numbers)
  }
  return found
}

// Numbers of a pattern at a word's start are written from behind the dot on.
function payload([text, numbers]) {
  const first = numbers.findIndex((number) => number > 0)
  const last = numbers.findLastIndex((number) => number > 0)
  return [text, [first + (text.startsWith('.') ? 1 : 0), ...numbers.slice(first, last + 1)]]
}

export function hyphenation() {
  const tables = {}
  for (const language of languages) {
    if (!files.includes(`${language}.js`)) throw new Error(`The package has no patterns of ${language}.`)
    const [numbers, trie, exceptions] = require(`${folder}${language}.js`)
    const entries = patterns(trie, '', [], numbers).filter(([, levels]) => levels.some((level) => level > 0)).map(payload)
    tables[`hyphenation-${language}`] = packedTable([...entries, ...Object.entries(exceptions ?? {}).map(([word, points]) => [`=${word}`, points])])
  }
  return tables
}
