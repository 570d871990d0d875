// How many syllables English words have: phones that end in a digit in the first pronunciation of the CMU dictionary 0.7a.
// A line is "AARONSON(1)  AA1 R AH0 N S AH0 N"; a number in parentheses marks further pronunciations.
import { readFileSync } from 'node:fs'
import { packedTable } from './packed-table.mjs'

export function syllables() {
  const lines = readFileSync(new URL('node_modules/cmudict/lib/cmu/cmudict.0.7a', import.meta.url), 'latin1').split('\n')
  const counts = new Map()
  for (const line of lines) {
    const match = /^(?!;;;)(\S+?)(?:\(\d\))? {2}(.+)$/.exec(line)
    if (!match) continue
    const word = match[1].toLowerCase()
    if (!counts.has(word)) counts.set(word, match[2].split(/\s+/).filter((phone) => /\d$/.test(phone)).length)
  }
  if (counts.size < 120_000) throw new Error('The CMU dictionary is not as expected.')
  return { syllables: packedTable([...counts].map(([word, count]) => [word, [count]])) }
}
