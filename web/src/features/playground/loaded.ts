import { readMessages, writeMessages } from '../prompts/template'
import type { Prompt, PromptVersion } from '../prompts/api'
import type { Variant } from './types'

const OWN = ['model', 'tools', 'schema']

/** A version of the library as a variant: its template, and the settings that it was saved with. */
export function loaded(prompt: Pick<Prompt, 'id' | 'name' | 'template_structure'>, version: PromptVersion): Partial<Variant> {
  const structure = prompt.template_structure
  const messages = structure === 'chat' ? readMessages(version.template) : null
  const template = writeMessages(messages ?? [{ role: 'user', parts: [{ type: 'text', value: version.template }] }])
  const settings = version.metadata && typeof version.metadata === 'object' && !Array.isArray(version.metadata) ? (version.metadata as Record<string, unknown>) : {}
  const params = Object.fromEntries(Object.entries(settings).filter(([name, value]) => !OWN.includes(name) && SENT.includes(name) && (['number', 'string', 'boolean'].includes(typeof value) || name === 'thinking')))
  return {
    prompt: { id: prompt.id, name: prompt.name, structure, versionId: version.id, version: version.version_number ?? version.commit, template },
    template,
    ...(typeof settings.model === 'string' && settings.model ? { model: settings.model } : {}),
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(Array.isArray(settings.tools) && settings.tools.length > 0 ? { tools: JSON.stringify(settings.tools, null, 2) } : {}),
  }
}

/** Members of metadata that are parameters of a request; others are notes of people. */
export const SENT = ['temperature', 'top_p', 'top_k', 'max_completion_tokens', 'max_tokens', 'frequency_penalty', 'presence_penalty', 'seed', 'reasoning_effort', 'thinking']

/** What the library keeps of a variant: a text prompt stays text. */
export function templateToSave(variant: Variant, structure: 'text' | 'chat'): string {
  if (structure === 'chat') return variant.template
  const messages = readMessages(variant.template) ?? []
  return messages.map((message) => message.parts.map((part) => part.value).join('\n')).join('\n\n')
}

export const settingsToSave = (variant: Variant) => ({ model: variant.model, ...variant.params, ...(variant.tools.trim() ? { tools: JSON.parse(variant.tools) as unknown } : {}) })
