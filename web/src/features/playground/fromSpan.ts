import type { Span } from '../../api/types'
import { readMessages, type Message } from '../../lib/messages'
import { writeMessages } from '../prompts/template'
import { newVariant } from './draft'
import { SENT } from './loaded'
import type { Variant } from './types'

/** What was asked in a span of an LLM, as a variant to go on from; the answer is left out. */
export function variantOfSpan(span: Pick<Span, 'input' | 'model' | 'metadata'>): Variant {
  const conversation = readMessages(span.input, null)
  const asked = conversation?.messages.slice(0, conversation.inputCount) ?? []
  const messages = asked.length > 0 ? asked : [{ role: 'user' as const, parts: [{ kind: 'text' as const, text: typeof span.input === 'string' ? span.input : JSON.stringify(span.input ?? '', null, 2) }] }]
  const settings = [span.metadata, (span.metadata as { parameters?: unknown } | undefined)?.parameters, span.input].filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null && !Array.isArray(each))
  const params = Object.fromEntries(settings.flatMap((each) => Object.entries(each).filter(([name, value]) => SENT.includes(name) && typeof value === 'number')))
  const tools = settings.map((each) => each.tools).find((each) => Array.isArray(each) && each.length > 0)
  return {
    ...newVariant(span.model ?? ''),
    template: writeMessages(messages.map((message) => ({ role: message.role === 'developer' ? 'system' : message.role === 'tool' ? 'user' : message.role, parts: [{ type: 'text', value: words(message) }] }))),
    params,
    tools: tools ? JSON.stringify(tools, null, 2) : '',
  }
}

/** Everything that a message says, in words: calls and results of tools too, which another model could not take up by their ids. */
function words(message: Message): string {
  return message.parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'call') return `${part.name}(${JSON.stringify(part.input)})`
      if (part.kind === 'result') return `${part.name ?? 'tool'}: ${typeof part.output === 'string' ? part.output : JSON.stringify(part.output)}`
      return ''
    })
    .filter(Boolean)
    .join('\n')
}
