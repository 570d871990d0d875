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
  const asked = said(readInput(parsed(input)))
  const answered = said(readOutput(parsed(output)))
  if (!asked && !answered) return null
  const before = asked ?? loose(input, 'user')
  const after = answered ?? loose(output, 'assistant')
  // The output of a graph repeats its input: the answer is what comes after it.
  return { messages: [...before, ...(repeats(before, after) ? after.slice(before.length) : after)], inputCount: before.length }
}

/** Messages that say nothing are left out; null when none is left. */
function said(messages: Message[] | null): Message[] | null {
  const speaking = messages?.filter((message) => message.parts.length > 0) ?? []
  return speaking.length > 0 ? speaking : null
}

function repeats(before: Message[], after: Message[]): boolean {
  if (before.length === 0 || after.length < before.length) return false
  return before.every((message, i) => JSON.stringify(message.parts) === JSON.stringify(after[i]?.parts))
}

const SPEAKING = [
  'text',
  'content',
  'response',
  'output',
  'answer',
  'result',
  'prompt',
  'question',
  'query',
  'input',
  'gen_ai.response.output',
  'gen_ai.request.input',
]

/** Text on the side that holds no messages: a string, a list of one string, or an object with one member that speaks. */
function loose(value: unknown, role: 'user' | 'assistant'): Message[] {
  if (Array.isArray(value) && value.length === 1) return loose(value[0], role)
  if (isObject(value)) {
    const key = SPEAKING.find((each) => (typeof value[each] === 'string' && value[each] !== '') || Array.isArray(value[each]))
    return key ? loose(value[key], role) : []
  }
  return typeof value === 'string' && value ? [{ role, parts: [{ kind: 'text', text: value }] }] : []
}

const LISTS = ['messages', 'input', 'contents', 'prompt', 'chat_history', 'gen_ai.input.messages', 'llm.input_messages', 'input.value']
/** How deep a conversation may be wrapped. */
const DEEPEST = 3
const SYSTEMS = ['system', 'instructions', 'system_instruction', 'systemInstruction', 'gen_ai.system_instructions']

function readInput(value: unknown, depth = 0): Message[] | null {
  const list = readList(value)
  if (list) return list
  if (!isObject(value) || depth > DEEPEST) return null
  const config = isObject(value.config) ? value.config : {}
  const keys = [
    ...LISTS.filter((key) => key in value),
    ...Object.keys(value).filter((key) => !LISTS.includes(key) && !SYSTEMS.includes(key)),
  ]
  for (const key of keys) {
    const member = parsed(value[key])
    const messages = readList(member) ?? gemini(key, member) ?? (isObject(member) ? readInput(member, depth + 1) : null)
    if (messages)
      return messages.some((message) => message.role === 'system') ? messages : [...systems({ ...config, ...value }), ...messages]
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

function readOutput(value: unknown, depth = 0): Message[] | null {
  const list = readList(value)
  if (list) return list
  if (!isObject(value) || depth > DEEPEST) return null
  const one = readMessage(value)
  if (one && one.parts.length > 0) return [one]
  return choices(value) ?? candidates(value) ?? generations(value) ?? vercel(value) ?? called(value) ?? wrapped(value, depth)
}

/** OpenAI chat: `{choices:[{message, finish_reason}]}`. */
function choices(value: Json): Message[] | null {
  if (!Array.isArray(value.choices)) return null
  const messages = value.choices.flatMap((choice) => {
    if (!isObject(choice)) return []
    const { message: own } = choice
    const message = readMessage(
      isObject(own) ? { role: 'assistant', ...own } : Array.isArray(own) ? { role: 'assistant', content: own } : choice,
    )
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
    const message = readMessage(each.message) ?? readMessage(each)
    return message ? [message] : loose(each.text, 'assistant')
  })
  return messages.length > 0 ? messages : null
}

/** Vercel AI SDK and Mastra: `{text, toolCalls:[{toolCallId, toolName, input|args}]}`. */
function vercel(value: Json): Message[] | null {
  if (!Array.isArray(value.toolCalls) || value.toolCalls.length === 0) return null
  const calls = value.toolCalls.flatMap((each) => readParts(isObject(each) ? [{ type: 'tool-call', ...each }] : []))
  return [{ role: 'assistant', parts: [...readParts(value.text), ...calls], finish: text(value.finishReason) }]
}

/** LiveKit: text and calls under names of their own, `lk.pii.response.text` beside `lk.pii.response.function_calls`. */
function called(value: Json): Message[] | null {
  const key = Object.keys(value).find((each) => /\.(tool_calls|function_calls)$/.test(each))
  const list = key === undefined ? null : parsed(value[key])
  if (!Array.isArray(list) || list.length === 0) return null
  const calls = list.flatMap((each) => readParts(isObject(each) ? [{ ...each, type: 'function_call' }] : []))
  const said = Object.entries(value).find(([each, member]) => /\.(text|content)$/.test(each) && typeof member === 'string')
  return [{ role: 'assistant', parts: [...readParts(said?.[1]), ...calls] }]
}

const WRAPPERS = ['messages', 'output', 'message', 'response', 'gen_ai.output.messages', 'llm.output_messages', 'output.value', 'content']

function wrapped(value: Json, depth: number): Message[] | null {
  for (const key of [...WRAPPERS.filter((each) => each in value), ...Object.keys(value).filter((each) => !WRAPPERS.includes(each))]) {
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
      const messages = said(readList(member)) ?? (isObject(member) ? said(readOutput(member, depth + 1)) : null)
      if (messages) return messages
    }
  }
  return readIndexed(value, 'gen_ai.completion')
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
