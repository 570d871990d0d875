import type { Span } from '../../api/types'
import { messageText, readMessages, writeMessages, type TemplateMessage } from '../prompts/template'
import { variantOfSpan } from './fromSpan'
import { templateValues } from './templateValues'
import type { Draft, Variant } from './types'

/**
 * What was asked in a span, with another version of its prompt in place of the one it ran with: the messages that came from the old
 * version give way to the new one's, the others stay, and the variables keep their values. Messages that did not come from the
 * version, as far as can be told, are left out: the new version alone is shown, its variables empty.
 */
export function otherVersion(span: Pick<Span, 'input' | 'model' | 'metadata'>, was: Variant, now: Variant): Partial<Draft> {
  const asked = variantOfSpan(span)
  const messages = readMessages(asked.template) ?? []
  const found = rendered(readMessages(was.template) ?? [], messages)
  const next = readMessages(now.template) ?? []
  const kept = found ? [...messages.slice(0, found.at), ...inRoles(next, found.roles), ...messages.slice(found.at + found.roles.length)] : next
  return {
    variants: [{ ...now, model: asked.model || now.model, params: asked.params, tools: asked.tools, template: writeMessages(kept) }],
    source: 'manual',
    rows: [found?.values ?? {}],
  }
}

/** Where the template's messages stand among those that were asked, and with which values. */
function rendered(template: TemplateMessage[], asked: TemplateMessage[]): { at: number; roles: string[]; values: Record<string, string> } | null {
  if (template.length === 0) return null
  for (let at = 0; at + template.length <= asked.length; at++) {
    const part = asked.slice(at, at + template.length)
    const values = part.map((message, index) => templateValues(messageText(template[index]!), messageText(message)))
    if (values.every((each) => each !== null)) return { at, roles: part.map((message) => message.role), values: Object.assign({}, ...values) as Record<string, string> }
  }
  return null
}

// A text prompt has no role of its own: it was sent in that of the message it stood in.
const inRoles = (messages: TemplateMessage[], roles: string[]): TemplateMessage[] =>
  messages.length === 1 && roles.length === 1 ? messages.map((message) => ({ ...message, role: roles[0]! })) : messages
