// How typical sequences of up to four bytes are of languages, for the detection of languages. The package writes bytes as
// letters of a table of its own, because JavaScript has no text of raw bytes; here they are bytes again.
import { packedTable } from './packed-table.mjs'

const load = (name) => import(new URL(`node_modules/eld/src/${name}.js`, import.meta.url).href)

export async function languages() {
  const [{ ngramsData }, { dictionary }] = [await load('ngrams/medium'), await load('dictionary')]
  const bytes = new Map(dictionary.map((letter, byte) => [letter, byte]).filter(([letter]) => letter !== ' '))
  const byteOf = (letter) => (letter === ' ' ? 32 : (bytes.get(letter) ?? letter.charCodeAt(0)))
  const entries = Object.entries(ngramsData.ngrams).map(([letters, scores]) => [
    Buffer.from([...letters].map(byteOf)),
    Object.entries(scores).flatMap(([language, score]) => {
      if (!Number.isInteger(score) || score < 0 || score > 255 || Number(language) > 255) throw new Error('A score does not fit a byte.')
      return [Number(language), score]
    }),
  ])
  const codes = Object.entries(ngramsData.languages).map(([number, code]) => [Buffer.from([Number(number)]), Buffer.from(code)])
  return { 'language-ngrams': packedTable(entries), 'language-codes': packedTable(codes) }
}
