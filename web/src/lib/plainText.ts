import { readMessages } from './messages'

/** Keys under which programs put what was said. */
const SPEAKING = ['answer', 'content', 'text', 'message', 'input', 'output', 'question', 'query', 'prompt', 'response', 'result']

/** What a value says, on one line: the last message of a known shape, the text of an object that holds one, else JSON. */
export function plainText(value: unknown, most: number): string {
  return say(value).replace(/\s+/g, ' ').trim().slice(0, most)
}

function say(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  const last = readMessages(value, undefined)?.messages.at(-1)
  if (last) {
    const text = last.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join(' ')
    if (text) return text
  }
  const record = value as Record<string, unknown>
  const key = SPEAKING.find((each) => typeof record[each] === 'string' && record[each] !== '')
  if (key) return String(record[key])
  const [only, ...more] = Object.values(record)
  return more.length === 0 && typeof only === 'string' ? only : JSON.stringify(value)
}
