import { plainText } from '../../../lib/plainText'

const MOST = 100_000

/** What a run answered, as people read it: the text of an object that holds one, else its JSON in lines. */
export function outputText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  const record = value as Record<string, unknown>
  const members = Object.entries(record)
  const only = members.length === 1 ? members[0]![1] : undefined
  if (typeof only === 'string') return only
  const spoken = ['output', 'answer', 'response', 'result', 'content', 'text'].find((key) => typeof record[key] === 'string')
  if (spoken) return record[spoken] as string
  if ('messages' in record || 'choices' in record || 'candidates' in record) return plainText(value, MOST)
  return JSON.stringify(value, null, 2)
}
