// The lexicon and the word lists of VADER (Hutto & Gilbert 2014), in the state that NLTK uses.
import { readFileSync } from 'node:fs'
import { packedTable } from './packed-table.mjs'

const file = (name) => readFileSync(new URL(`node_modules/vader-sentiment/${name}`, import.meta.url), 'utf8')

// "export const NAME = [...]" or "{...}" of the package's source, which node cannot import as it is.
function list(source, name) {
  const match = new RegExp(`const ${name} = ([\\[{][^;]*[\\]}]);`).exec(source)
  if (!match) throw new Error(`The package has no ${name}.`)
  return new Function('B_INCR', 'B_DECR', `return ${match[1]}`)(1, -1)
}

export function sentiment() {
  const valences = new Map()
  for (const line of file('vader_lexicon.txt').split('\n')) {
    const [token, mean] = line.trim().split('\t')
    // NLTK's copy has :p twice, where this package tells :P (1.4) from :p (1.0): the later one counts.
    if (mean !== undefined) valences.set(token === ':P' ? ':p' : token, Math.round(Number(mean) * 10))
  }
  if (valences.size < 7_500) throw new Error('The lexicon is not as expected.')
  const source = file('src/vaderSentiment.js')
  const tenths = (number) => [Math.round(number * 10) & 255]
  return {
    valences: packedTable([...valences].map(([token, tenth]) => [token, [tenth & 255]])),
    boosters: packedTable(Object.entries(list(source, 'BOOSTER_DICT')).map(([words, sign]) => [words, [sign & 255]])),
    negations: packedTable(list(source, 'NEGATE').map((word) => [word, []])),
    idioms: packedTable(Object.entries(list(source, 'SPECIAL_CASE_IDIOMS')).map(([words, valence]) => [words, tenths(valence)])),
  }
}
