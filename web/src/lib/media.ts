import { isObject, text, type Json } from './messages/types'

export type MediaKind = 'image' | 'audio' | 'video' | 'pdf' | 'text' | 'file'

/** A file found in a payload, or attached to it. */
export interface Media {
  kind: MediaKind
  /** A `data:` or `https:` address. */
  url: string
  mime: string
  name: string
  /** Bytes, where known. */
  size?: number
  /** When retention removed the bytes. */
  removedAt?: string
  /** Where in the payload it was found: `$.messages[0].content[1]`. */
  path?: string
}

const EXTENSIONS: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
}

export function kindOf(mime: string): MediaKind {
  const type = mime.toLowerCase()
  if (type.startsWith('image/')) return 'image'
  if (type.startsWith('audio/')) return 'audio'
  if (type.startsWith('video/')) return 'video'
  if (type === 'application/pdf') return 'pdf'
  return type.startsWith('text/') || /^application\/(json|xml|x-ndjson|yaml)/.test(type) ? 'text' : 'file'
}

const media = (url: string, mime: string, name: string, size?: number): Media => ({ kind: kindOf(mime), url, mime, name, size })

const bytes = (base64: string): number => Math.floor((base64.length * 3) / 4)

/** Raw 16-bit sound has no header that a browser could play. */
const mimeOfFormat = (format: string, kind: 'audio' | 'video' | 'image'): string => EXTENSIONS[format] ?? `${kind}/${format}`

const inline = (data: string, mime: string): Media => media(`data:${mime};base64,${data}`, mime, nameOf(mime), bytes(data))

const nameOf = (mime: string): string => mime.split(/[/;]/)[1]?.replace('svg+xml', 'svg').replace('x-wav', 'wav') ?? 'file'

/** A `data:` address, or the address of a picture, sound, film or document by its ending. */
export function ofText(value: string, expected?: MediaKind): Media | null {
  const data = /^data:([\w.+-]+\/[\w.+-]+)((?:;[\w=.+-]+)*),/.exec(value)
  if (data) {
    const mime = data[1]!
    return media(value, mime, nameOf(mime), data[2]!.includes('base64') ? bytes(value.slice(data[0].length)) : value.length - data[0].length)
  }
  if (!/^https?:\/\/\S+$/i.test(value)) return null
  const file = /\/([^/?#]+)(?:[?#].*)?$/.exec(value.replace(/^https?:\/\/[^/]+/i, ''))?.[1] ?? ''
  const mime = EXTENSIONS[/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '']
  if (mime) return expected || kindOf(mime) !== 'text' ? media(value, mime, decode(file)) : null
  return expected ? { kind: expected, url: value, mime: '', name: decode(file) || 'link' } : null
}

function decode(file: string): string {
  try {
    return decodeURIComponent(file)
  } catch {
    return file
  }
}

/** The file of a content block, in the shapes of OpenAI, Anthropic, Gemini, Bedrock, LangChain and Vercel; null when it holds none. */
export function ofBlock(block: Json): Media | null {
  const type = text(block.type) ?? ''
  return openai(block, type) ?? anthropic(block, type) ?? gemini(block) ?? bedrock(block) ?? typed(block, type)
}

function openai(block: Json, type: string): Media | null {
  if (type === 'image_url' || type === 'input_image') return address(block.image_url, 'image')
  if (type === 'video_url') return address(block.video_url, 'video')
  if (type === 'audio_url') return address(block.audio_url, 'audio')
  const sound = block.input_audio ?? (type === 'audio' ? block.audio : undefined)
  if (isObject(sound)) {
    const data = text(sound.data)
    if (data) return data.startsWith('data:') ? ofText(data) : inline(data, mimeOfFormat(text(sound.format) ?? 'wav', 'audio'))
  }
  const file = isObject(block.file) ? block.file : type === 'input_file' ? block : null
  if (!file) return null
  const found = ofText(text(file.file_data) ?? text(file.file_url) ?? '', 'file')
  return found && { ...found, name: text(file.filename) ?? found.name }
}

function address(value: unknown, kind: MediaKind): Media | null {
  const url = isObject(value) ? text(value.url) : text(value)
  return url ? ofText(url, kind) : null
}

function anthropic(block: Json, type: string): Media | null {
  const source = block.source
  if (!isObject(source) || (type !== 'image' && type !== 'document')) return null
  const kind = type === 'image' ? 'image' : 'pdf'
  const data = text(source.data)
  const mime = text(source.media_type) ?? (kind === 'image' ? 'image/png' : 'application/pdf')
  const found = text(source.url)
    ? ofText(text(source.url)!, kind)
    : source.type === 'text' && data !== undefined
      ? media(`data:text/plain;charset=utf-8,${encodeURIComponent(data)}`, 'text/plain', 'document.txt', data.length)
      : data
        ? inline(data, mime)
        : null
  return found && { ...found, name: text(block.title) ?? found.name }
}

function gemini(block: Json): Media | null {
  const held = block.inlineData ?? block.inline_data
  if (isObject(held)) {
    const data = text(held.data)
    return data ? inline(data, text(held.mimeType) ?? text(held.mime_type) ?? 'application/octet-stream') : null
  }
  const linked = block.fileData ?? block.file_data
  if (!isObject(linked)) return null
  const url = text(linked.fileUri) ?? text(linked.file_uri)
  return url ? ofText(url, kindOf(text(linked.mimeType) ?? text(linked.mime_type) ?? '')) : null
}

/** Bedrock Converse: `{image:{format:"png", source:{bytes}}}`. */
function bedrock(block: Json): Media | null {
  for (const kind of ['image', 'video', 'document'] as const) {
    const held = block[kind]
    if (!isObject(held) || !isObject(held.source)) continue
    const data = text(held.source.bytes)
    const format = text(held.format) ?? ''
    const found = data ? inline(data, EXTENSIONS[format] ?? `${kind === 'document' ? 'application' : kind}/${format}`) : null
    if (found) return { ...found, name: text(held.name) ?? found.name }
  }
  return null
}

/** LangChain `{type:"image", source_type:"base64", data, mime_type}` and Vercel `{type:"file", data, mediaType}`, `{type:"image", image}`. */
function typed(block: Json, type: string): Media | null {
  if (!/^(image|audio|video|file|media|blob)$/.test(type)) return null
  const mime = text(block.mime_type) ?? text(block.mimeType) ?? text(block.mediaType) ?? text(block.media_type)
  const held = text(block.data) ?? text(block.image) ?? text(block.base64) ?? text(block.content) ?? text(block.url) ?? text(block.uri)
  if (!held) return null
  const kind = type === 'image' || type === 'audio' || type === 'video' ? type : kindOf(mime ?? '')
  const found = ofText(held, kind) ?? (isBase64(held) ? inline(held, mime ?? (kind === 'image' ? 'image/png' : 'application/octet-stream')) : null)
  return found && { ...found, name: text(block.filename) ?? text(block.name) ?? found.name }
}

const isBase64 = (value: string): boolean => value.length > 32 && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value.slice(0, 2000))

/** More pictures than this are not looked for: the gallery is for the eye. */
const MOST = 100
const DEEPEST = 40

/** Every file in a payload, in the order of reading; the same address counts once. */
export function findMedia(root: unknown, from = '$'): Media[] {
  const found = new Map<string, Media>()
  const visit = (value: unknown, path: string, depth: number): void => {
    if (found.size >= MOST || depth > DEEPEST) return
    if (typeof value === 'string') {
      const one = value.length > 10 && /^(data:|https?:)/i.test(value) ? ofText(value) : null
      if (one && !found.has(one.url)) found.set(one.url, { ...one, path })
      return
    }
    if (Array.isArray(value)) {
      value.forEach((each, i) => visit(each, `${path}[${i}]`, depth + 1))
      return
    }
    if (!isObject(value)) return
    const one = ofBlock(value)
    if (one) {
      if (!found.has(one.url)) found.set(one.url, { ...one, path })
      return
    }
    for (const [key, member] of Object.entries(value)) visit(member, `${path}.${key}`, depth + 1)
  }
  visit(root, from, 0)
  return [...found.values()]
}

/** The bytes behind an address. `data:` is read here: pages may not fetch it. */
export async function bytesOf(url: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const data = /^data:[^,]*?(;base64)?,/i.exec(url)
  if (!data) {
    const answer = await fetch(url, { signal })
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`)
    return answer.arrayBuffer()
  }
  const held = url.slice(data[0].length)
  if (!data[1]) return new TextEncoder().encode(decodeURIComponent(held)).buffer
  return Uint8Array.from(atob(held.replace(/\s/g, '')), (letter) => letter.charCodeAt(0)).buffer
}
