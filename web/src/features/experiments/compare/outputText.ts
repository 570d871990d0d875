import * as f from '../../../lib/format'
import { binarySize } from '../../../lib/json'
import { readMessages } from '../../../lib/messages'
import { ofText } from '../../../lib/media'
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

/** The value as its viewer gets it: an object that only wraps one text, or a conversation, is the text; all else stays whole. */
export function outputValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.values(value)
  if (members.length === 1 && typeof members[0] === 'string') return members[0]
  if ('messages' in value || 'choices' in value || 'candidates' in value) return saidLast(value) ?? value
  return value
}

/** The words of the last message; undefined when it has something else as well. */
function saidLast(value: object): string | undefined {
  const parts = (readMessages(undefined, value) ?? readMessages(value, undefined))?.messages.at(-1)?.parts
  if (!parts?.length) return undefined
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))
  return texts.length === parts.length ? texts.join('\n\n') : undefined
}

/** The value with the kind and size of its files in place of their base64: files are shown for themselves. */
export function withoutFiles(value: unknown): unknown {
  if (typeof value === 'string') {
    const size = binarySize(value)
    return size === null ? value : `[${[/^data:([\w.+/-]+)/.exec(value)?.[1], f.bytes(size)].filter(Boolean).join(', ')}]`
  }
  if (Array.isArray(value)) return value.map(withoutFiles)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutFiles(member)]))
}

/** Whether the whole value is one file, or the address of one. */
export const isFile = (value: unknown): boolean => {
  const only = outputValue(value)
  return typeof only === 'string' && ofText(only) !== null
}
