import { isObject, parsed, type Json } from './messages/types'

/** Keys with which clients keep books in metadata: nothing a reader came for. `opik_prompts` has a tab of its own. */
const KEPT = /^(_opik|_import_|opik_prompts$|created_from$|providers$)/

/** Metadata in two: what the program said, and what clients noted for themselves. */
export function splitMetadata(metadata: unknown): { own: unknown; notes: Json | null } {
  if (!isObject(metadata)) return { own: metadata, notes: null }
  const own: Json = {}
  const notes: Json = {}
  for (const [key, value] of Object.entries(metadata)) (KEPT.test(key) ? notes : own)[key] = value
  return { own: Object.keys(own).length > 0 ? own : undefined, notes: Object.keys(notes).length > 0 ? notes : null }
}

/** A payload that its client cut because it was too large: `{"opik_truncated": true, "reason": "<omitted_due_to_size_21MB_…>"}`. */
export function truncated(value: unknown): { size: string | null } | null {
  if (!isObject(value) || value.opik_truncated !== true) return null
  const size = /size_(\d+(?:\.\d+)?)\s*([KMG]?B)/i.exec(String(value.reason ?? ''))
  return { size: size ? `${size[1]}\u00a0${size[2]!.toUpperCase()}` : null }
}

export interface LinkedPrompt {
  id?: string
  name: string
  versionId?: string
  commit?: string
  version?: string
  template?: unknown
}

const word = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined)

/** The prompts of the library that a run was linked to: `metadata.opik_prompts`, a list of `{id, name, version: {id, commit, template}}`. */
export function linkedPrompts(metadata: unknown): LinkedPrompt[] {
  if (!isObject(metadata)) return []
  const list = Array.isArray(metadata.opik_prompts) ? metadata.opik_prompts : []
  return list.filter(isObject).map((prompt) => {
    const version = isObject(prompt.version) ? prompt.version : {}
    return {
      id: word(prompt.id),
      name: word(prompt.name) ?? word(prompt.id) ?? '',
      versionId: word(version.id) ?? word(prompt.version_id),
      commit: word(version.commit) ?? word(prompt.commit),
      version: word(version.version_number) ?? word(version.version) ?? word(prompt.version_number) ?? word(prompt.version),
      template: version.template ?? prompt.template ?? prompt.prompt,
    }
  })
}

/** Whether the template that a run used is another than the library's; one that was not recorded says nothing. */
export function isModified(used: unknown, kept: string): boolean {
  if (used === undefined || used === null || used === '') return false
  return written(used) !== written(kept)
}

// Clients record messages as JSON or as its text, with keys in any order.
const written = (template: unknown): string => {
  const value = parsed(template)
  return typeof value === 'string' ? value.trim() : JSON.stringify(sorted(value))
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sorted) : isObject(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value
