import { readList, readMessage } from './message'
import { readParts } from './parts'
import { isObject, parsed, text, type Json, type Message } from './types'

export type { Message, Part, Role } from './types'

export interface Conversation {
  messages: Message[]
  /** How many of the messages are the input; the rest is the output. */
  inputCount: number
}

/** Recognises a conversation in the input and output of a span; null when neither holds one. Unknown shapes are shown as JSON. */
export function readMessages(input: unknown, output: unknown): Conversation | null {
  const asked = readInput(parsed(input))
  const answered = readOutput(parsed(output))
  if (!asked && !answered) return null
  const messages = [...(asked ?? loose(input, 'user')), ...(answered ?? loose(output, 'assistant'))]
  if (messages.length === 0) return null
  const inputCount = messages.length - (answered ?? loose(output, 'assistant')).length
  // The output of a graph repeats its input: the answer is what comes after it.
  return repeats(messages, inputCount) ? { messages: messages.slice(inputCount), inputCount } : { messages, inputCount }
}

function repeats(messages: Message[], inputCount: number): boolean {
  if (inputCount === 0 || messages.length < inputCount * 2) return false
  return messages
    .slice(0, inputCount)
    .every((message, i) => JSON.stringify(message.parts) === JSON.stringify(messages[inputCount + i]?.parts))
}

/** Text beside a conversation on the other side. */
function loose(value: unknown, role: 'user' | 'assistant'): Message[] {
  if (typeof value === 'string' && value) return [{ role, parts: [{ kind: 'text', text: value }] }]
  return []
}

const LISTS = ['messages', 'input', 'contents', 'prompt', 'chat_history', 'gen_ai.input.messages', 'input.messages', 'all_messages']
const SYSTEMS = ['system', 'instructions', 'system_instruction', 'systemInstruction', 'gen_ai.system_instructions']

function readInput(value: unknown): Message[] | null {
  const list = readList(value)
  if (list) return list
  if (!isObject(value)) return null
  const config = isObject(value.config) ? value.config : {}
  for (const key of LISTS) {
    const member = parsed(value[key])
    const messages = readList(member) ?? (isObject(member) ? readInput(member) : null) ?? gemini(key, member)
    if (messages) return [...systems({ ...config, ...value }), ...messages]
  }
  // Responses API: instructions beside a plain text.
  const system = systems(value)
  if (system.length > 0 && text(value.input)) return [...system, ...loose(value.input, 'user')]
  return readIndexed(value, 'gen_ai.prompt')
}

/** Gemini: contents may be a text or a content without a role. */
function gemini(key: string, member: unknown): Message[] | null {
  if (key !== 'contents') return null
  if (typeof member === 'string') return loose(member, 'user')
  const parts = (Array.isArray(member) ? member : [member]).flatMap((each) =>
    isObject(each) && each.parts ? readParts(each.parts) : readParts(each),
  )
  return parts.length > 0 && parts.every((part) => part.kind !== 'other') ? [{ role: 'user', parts }] : null
}

function systems(value: Json): Message[] {
  for (const key of SYSTEMS) {
    const member = parsed(value[key])
    const parts = readParts(isObject(member) && member.parts ? member.parts : member)
    if (parts.length > 0 && parts.every((part) => part.kind === 'text')) return [{ role: 'system', parts }]
  }
  return []
}

function readOutput(value: unknown): Message[] | null {
  const list = readList(value)
  if (list) return list
  if (!isObject(value)) return null
  const one = readMessage(value)
  if (one && one.parts.length > 0) return [one]
  return choices(value) ?? candidates(value) ?? generations(value) ?? wrapped(value)
}

/** OpenAI chat: `{choices:[{message, finish_reason}]}`. */
function choices(value: Json): Message[] | null {
  if (!Array.isArray(value.choices)) return null
  const messages = value.choices.flatMap((choice) => {
    if (!isObject(choice)) return []
    const message = readMessage(isObject(choice.message) ? { role: 'assistant', ...choice.message } : choice)
    return message ? [{ ...message, finish: text(choice.finish_reason) ?? message.finish }] : []
  })
  return messages.length > 0 ? messages : null
}

/** Gemini: `{candidates:[{content:{role,parts}, finish_reason}]}`. */
function candidates(value: Json): Message[] | null {
  if (!Array.isArray(value.candidates)) return null
  const messages = value.candidates.flatMap((candidate) => {
    if (!isObject(candidate) || !isObject(candidate.content)) return []
    const message = readMessage({ role: 'model', ...candidate.content })
    return message ? [{ ...message, finish: text(candidate.finish_reason) ?? text(candidate.finishReason) }] : []
  })
  return messages.length > 0 ? messages : null
}

/** LangChain: `{generations:[[{message|text}]]}`. */
function generations(value: Json): Message[] | null {
  if (!Array.isArray(value.generations)) return null
  const messages = value.generations.flat().flatMap((each) => {
    if (!isObject(each)) return []
    const message = readMessage(each.message)
    return message ? [message] : loose(each.text, 'assistant')
  })
  return messages.length > 0 ? messages : null
}

const WRAPPERS = ['messages', 'output', 'message', 'response', 'gen_ai.output.messages', 'output.messages', 'result', 'answer', 'content']

function wrapped(value: Json): Message[] | null {
  for (const key of WRAPPERS) {
    const member = parsed(value[key])
    if (key === 'content' && Array.isArray(member)) {
      const parts = readParts(member)
      if (parts.length > 0 && parts.every((part) => part.kind !== 'other'))
        return [{ role: 'assistant', parts, finish: text(value.stop_reason) }]
    } else if (key === 'output' && isObject(member) && isObject(member.message)) {
      // Bedrock Converse: {output:{message}, stopReason}
      const message = readMessage(member.message)
      if (message) return [{ ...message, finish: text(value.stopReason) }]
    } else {
      const messages = readList(member) ?? one(member)
      if (messages) return messages
    }
  }
  return readIndexed(value, 'gen_ai.completion')
}

function one(member: unknown): Message[] | null {
  const message = readMessage(member)
  return message && message.parts.length > 0 ? [message] : null
}

/** Older OpenTelemetry conventions count their attributes: `gen_ai.prompt.0.role`, `gen_ai.prompt.0.content`. */
function readIndexed(value: Json, prefix: string): Message[] | null {
  const found = new Map<number, Json>()
  for (const [key, member] of Object.entries(value)) {
    if (!key.startsWith(`${prefix}.`)) continue
    const [index = '', ...rest] = key.slice(prefix.length + 1).split('.')
    if (!/^\d+$/.test(index)) continue
    const message = found.get(Number(index)) ?? {}
    message[rest.join('.')] = member
    found.set(Number(index), message)
  }
  const messages = [...found]
    .sort(([a], [b]) => a - b)
    .map(([, message]) =>
      readMessage({ role: prefix.endsWith('completion') ? 'assistant' : 'user', ...message, content: parsed(message.content) }),
    )
  return messages.length > 0 && messages.every((message) => message !== null) ? messages : null
}
