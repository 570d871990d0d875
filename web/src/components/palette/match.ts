import type { Entry } from './entry'

/** How well a text fits a label: 0 not at all, more is better. Beginning of the label, of a word, anywhere; then letters in order. */
export function rank(text: string, label: string, words = ''): number {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return 1
  const name = label.toLowerCase()
  const at = name.indexOf(wanted)
  if (at === 0) return 100 - Math.min(20, name.length - wanted.length)
  if (at > 0) return /[^\p{L}\p{N}]/u.test(name[at - 1]!) ? 70 : 50
  if (words.toLowerCase().includes(wanted)) return 40
  return inOrder(wanted, name) ? 10 : 0
}

function inOrder(wanted: string, name: string): boolean {
  if (wanted.length < 2) return false
  let at = -1
  for (const letter of wanted) {
    at = name.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}

export function matching(text: string, entries: Entry[], most: number): Entry[] {
  return entries
    .map((entry) => ({ entry, rank: rank(text, entry.label, entry.words) }))
    .filter((each) => each.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map((each) => each.entry)
}

/** Something that may be an id, or its beginning: looked up as such, and offered as a filter. */
export const looksLikeId = (text: string): boolean => {
  const digits = text.trim().replaceAll('-', '')
  return digits.length >= 6 && digits.length <= 32 && /^[0-9a-f]+$/i.test(digits) && /\d/.test(digits)
}
