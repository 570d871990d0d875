/** A conversation in the one form the interface shows, whatever the program sent. */

import type { Media } from '../media'

export type Role = 'system' | 'developer' | 'user' | 'assistant' | 'tool'

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'thinking'; text: string }
  | { kind: 'call'; id?: string; name: string; input: unknown }
  | { kind: 'result'; id?: string; name?: string; output: unknown; error: boolean }
  | { kind: 'media'; media: Media }
  | { kind: 'other'; value: unknown }

export interface Message {
  role: Role
  name?: string
  parts: Part[]
  /** Why the model stopped. */
  finish?: string
}

export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Arguments often come as JSON in a string. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const start = value.trimStart()[0]
  if (start !== '{' && start !== '[') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const ROLES: Record<string, Role> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  ai: 'assistant',
  model: 'assistant',
  chatbot: 'assistant',
  tool: 'tool',
  function: 'tool',
}

export const roleOf = (value: unknown): Role | undefined => (typeof value === 'string' ? ROLES[value.toLowerCase()] : undefined)
