import { messageText, readMessages, type TemplateMessage } from '../prompts/template'

/** A prompt of a candidate; a run may optimize several by name. */
export interface NamedPrompt {
  name: string
  messages: TemplateMessage[]
}

/** The prompts in the metadata of a trial: `configuration.prompt` as messages, `{messages}`, text, or any of these by name. */
export function promptsOf(noted: unknown): NamedPrompt[] {
  const metadata = objectOf(noted)
  const configuration = objectOf(metadata?.configuration)
  const raw = configuration?.prompt ?? configuration?.prompts ?? configuration?.messages ?? metadata?.prompt ?? metadata?.prompts
  const title = typeof configuration?.prompt_name === 'string' ? configuration.prompt_name : ''
  const one = messagesOf(raw)
  if (one) return [{ name: title, messages: one }]
  return Object.entries(objectOf(raw) ?? {}).flatMap(([name, value]) => {
    const messages = messagesOf(value)
    return messages ? [{ name, messages }] : []
  })
}

function messagesOf(raw: unknown): TemplateMessage[] | null {
  if (typeof raw === 'string') return readMessages(raw) ?? [{ role: 'text', parts: [{ type: 'text', value: raw }] }]
  if (Array.isArray(raw)) return readMessages(JSON.stringify(raw))
  const messages = objectOf(raw)?.messages
  return Array.isArray(messages) ? readMessages(JSON.stringify(messages)) : null
}

/** What an optimizer has noted may be anything. */
export const objectOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined

export interface PromptSection {
  title: string
  role: string
  before: string
  after: string
}

/** Messages of two candidates in pairs: by prompt and place. */
export function sectionsOf(before: NamedPrompt[], after: NamedPrompt[]): PromptSection[] {
  const names = [...new Set([...after, ...before].map((each) => each.name))]
  return names.flatMap((name) => {
    const [a, b] = [before.find((each) => each.name === name)?.messages ?? [], after.find((each) => each.name === name)?.messages ?? []]
    return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => ({
      title: names.length > 1 ? name : '',
      role: (b[index] ?? a[index])!.role,
      before: messageText(a[index]),
      after: messageText(b[index]),
    }))
  })
}

/** What an optimizer said it changed, else nothing. */
export function changeOf(noted: unknown): string | undefined {
  const metadata = objectOf(noted)
  const configuration = objectOf(metadata?.configuration)
  for (const place of [metadata, configuration])
    for (const key of ['change', 'change_description', 'improvement_focus', 'reasoning']) {
      const value = place?.[key]
      if (typeof value === 'string' && value) return value
    }
  return undefined
}

/** Settings beside the prompts: model, parameters, whatever the optimizer noted. */
export function settingsOf(noted: unknown): Record<string, unknown> {
  const metadata = objectOf(noted)
  const { prompt: _p, prompts: _ps, messages: _m, ...rest } = objectOf(metadata?.configuration) ?? {}
  const { optimizer, optimizer_metadata: about } = metadata ?? {}
  return { ...(optimizer ? { optimizer } : {}), ...(about ? { optimizer_metadata: about } : {}), ...rest }
}
