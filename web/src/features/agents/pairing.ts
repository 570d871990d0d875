/** What the command line puts behind `#` of a pairing link, and the proof that this page has it. */

export interface PairingPayload {
  sessionId: string
  key: Uint8Array<ArrayBuffer>
  projectId: string
  runnerName: string
  type: 'connect' | 'endpoint'
}

const UUID = 16
const KEY = 32
const FIXED = UUID + KEY + UUID + 1 + 1

/**
 * Reads a fragment: base64url of session id (16 bytes), key (32), project id (16), length of the name (1), name (UTF-8), type (1).
 * Null when it is anything else: a link that was cut or changed.
 */
export function readPayload(fragment: string): PairingPayload | null {
  const bytes = decode(fragment.replace(/^#/, ''))
  if (!bytes || bytes.length < FIXED + 1) return null
  const length = bytes[UUID + KEY + UUID]!
  if (bytes.length !== FIXED + length || length === 0) return null
  const at = UUID + KEY + UUID + 1
  const type = bytes[at + length]
  if (type !== 0 && type !== 1) return null
  let runnerName: string
  try {
    runnerName = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at, at + length))
  } catch {
    return null
  }
  return { sessionId: uuid(bytes.subarray(0, UUID)), key: bytes.slice(UUID, UUID + KEY), projectId: uuid(bytes.subarray(UUID + KEY, UUID + KEY + UUID)), runnerName, type: type === 0 ? 'connect' : 'endpoint' }
}

/** HMAC-SHA256(key, session id ‖ SHA-256(name)), base64. */
export async function proofOf({ sessionId, key, runnerName }: PairingPayload): Promise<string> {
  const name = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(runnerName)))
  const message = new Uint8Array(UUID + name.length)
  message.set(fromUuid(sessionId), 0)
  message.set(name, UUID)
  const secret = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const proof = new Uint8Array(await crypto.subtle.sign('HMAC', secret, message))
  return btoa(String.fromCharCode(...proof))
}

function decode(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null
  try {
    const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(raw, (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

function uuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const fromUuid = (id: string): Uint8Array => Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => parseInt(pair, 16))
