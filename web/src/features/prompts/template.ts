import type { Schemas } from '../../api/types'
/** What a template says: text, or messages with parts. Pure, shared by the pages of prompts, optimizations and the playground. */

export type Structure = 'text' | 'chat'
export type TemplateKind = Schemas['TemplateType']
export type Media = 'image_url' | 'video_url' | 'audio_url'

export interface Part {
  type: 'text' | Media
  /** The text, or the address (or variable) of the file. */
  value: string
}

export interface TemplateMessage {
  role: string
  parts: Part[]
}

export const ROLES = ['system', 'user', 'assistant'] as const
export const MEDIA: Media[] = ['image_url', 'video_url', 'audio_url']

interface RawPart {
  type?: string
  text?: string
  [media: string]: unknown
}

/** Messages of a chat template; null when the text is none. `[{"role":"user","content":"…" | [{"type":"text","text":"…"}]}]` */
export function readMessages(template: string): TemplateMessage[] | null {
  let raw: unknown
  try {
    raw = JSON.parse(template)
  } catch {
    return null
  }
  if (!Array.isArray(raw)) return null
  return raw.map((each: { role?: unknown; content?: unknown } | null) => ({ role: String(each?.role ?? 'user'), parts: readParts(each?.content) }))
}

function readParts(content: unknown): Part[] {
  if (typeof content === 'string') return [{ type: 'text', value: content }]
  if (!Array.isArray(content)) return content == null ? [] : [{ type: 'text', value: JSON.stringify(content, null, 2) }]
  return content.map((part: RawPart): Part => {
    const media = MEDIA.find((each) => part.type === each)
    if (!media) return { type: 'text', value: part.text ?? (typeof part === 'string' ? part : JSON.stringify(part)) }
    const file = part[media]
    return { type: media, value: typeof file === 'string' ? file : String((file as { url?: unknown } | undefined)?.url ?? '') }
  })
}

/** The template of messages: plain text stays a string, as clients write it. */
export function writeMessages(messages: TemplateMessage[]): string {
  return JSON.stringify(
    messages.map(({ role, parts }) => ({
      role,
      content:
        parts.length === 1 && parts[0]!.type === 'text'
          ? parts[0]!.value
          : parts.map((part) => (part.type === 'text' ? { type: 'text', text: part.value } : { type: part.type, [part.type]: { url: part.value } })),
    })),
    null,
    2,
  )
}

const PLACE = /\{\{\{?[#^/&!>]?\s*([\w.[\]-]+)[^{}]*\}?\}\}|\{%\s*(?:for\s+\w+\s+in|if|elif)\s+([\w.]+)[^%]*%\}/g
const LOOP = /\{%\s*for\s+(\w+)\s+in/g

/** Names in `{{…}}` and `{% for x in … %}`, in order of appearance; close enough while typing, the server says it exactly. */
export function variablesOf(text: string): string[] {
  const own = new Set([...text.matchAll(LOOP)].map((match) => match[1]))
  const names = [...text.matchAll(PLACE)].map((match) => (match[1] ?? match[2] ?? '').split(/[.[]/)[0]!)
  return [...new Set(names)].filter((name) => name && !own.has(name) && !/^(loop|else|endif|endfor)$/.test(name))
}

/** Pieces of a text, those that are places of a template marked. */
export function pieces(text: string): { text: string; place: boolean }[] {
  return text
    .split(/(\{\{[^{}]*\}\}|\{%[^%]*%\})/)
    .filter(Boolean)
    .map((piece) => ({ text: piece, place: /^\{[{%]/.test(piece) }))
}

/** What a message says, as one text: media stand as their kind and address. */
export const messageText = (message: TemplateMessage | undefined): string =>
  message?.parts.map((part) => (part.type === 'text' ? part.value : `[${part.type.replace('_url', '')}] ${part.value}`)).join('\n') ?? ''

export interface Section {
  role: string
  before: string
  after: string
}

/** The messages of two versions, paired: the same role in the same turn stands together. */
export function pairSections(before: string, after: string, structure: Structure): Section[] {
  const [a, b] = structure === 'chat' ? [readMessages(before), readMessages(after)] : [null, null]
  if (!a || !b) return [{ role: 'text', before, after }]
  const sections: Section[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const left = a[i]
    const right = b[j]
    const removed = left && (!right || (left.role !== right.role && b.length - j <= a.length - i))
    const added = right && !removed && (!left || left.role !== right.role)
    sections.push({ role: (removed ? left : (right ?? left))!.role, before: added ? '' : messageText(left), after: removed ? '' : messageText(right) })
    if (!added) i++
    if (!removed) j++
  }
  return sections
}

/** Settings as lines that can be compared: `temperature: 0.2`. */
export function settingsText(metadata: unknown): string {
  if (metadata == null) return ''
  if (typeof metadata !== 'object' || Array.isArray(metadata)) return JSON.stringify(metadata, null, 2)
  return Object.entries(metadata)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')
}
