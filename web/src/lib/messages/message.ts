import { flat, readParts } from './parts'
import { isObject, parsed, roleOf, text, type Json, type Message, type Part } from './types'

/** One message of any known shape; null when it is none. */
export function readMessage(value: unknown): Message | null {
  if (!isObject(value)) return null
  const message = langchain(value) ?? plain(value) ?? responseItem(value)
  return message ? splitResults(message) : null
}

/** `{role, content}` of OpenAI, Anthropic, Vercel and Bedrock; `{role, parts}` of Gemini and OpenTelemetry; `{role, blocks}` of LlamaIndex. */
function plain(value: Json): Message | null {
  const role = roleOf(value.role)
  if (!role) return null
  const content = value.content ?? value.parts ?? value.blocks ?? value.body
  const calls = Array.isArray(value.tool_calls) ? value.tool_calls.flatMap(readCall) : []
  const old = isObject(value.function_call) ? readParts([{ function_call: value.function_call }]) : []
  const reasoning = text(value.reasoning_content) ?? text(value.reasoning)
  const parts: Part[] = [...(reasoning ? [{ kind: 'thinking' as const, text: reasoning }] : []), ...readParts(content), ...calls, ...old]
  // What a model said aloud stands beside its content, which is empty then: {audio: {id, data, transcript}}.
  if (isObject(value.audio)) {
    const transcript = text(value.audio.transcript)
    if (text(value.audio.data)) parts.push(...readParts([{ type: 'audio', audio: value.audio }]))
    if (transcript) parts.push({ kind: 'text', text: transcript })
  }
  const refusal = text(value.refusal)
  if (refusal) parts.push({ kind: 'text', text: refusal })
  const answers = text(value.tool_call_id)
  const hasResult = parts.some((part) => part.kind === 'result')
  return {
    role,
    name: text(value.name),
    parts:
      role === 'tool' && !hasResult
        ? [
            {
              kind: 'result',
              id: answers,
              name: text(value.name),
              output: parsed(flat(content)),
              error: value.status === 'error' || value.is_error === true,
            },
          ]
        : parts,
    finish: text(value.finish_reason) ?? text(value.stop_reason),
  }
}

function readCall(value: unknown): Part[] {
  if (!isObject(value)) return []
  if (isObject(value.function)) return readParts([{ ...value, type: 'function' }])
  // LangChain: {name, args, id}
  const name = text(value.name)
  return name ? [{ kind: 'call', id: text(value.id), name, input: parsed(value.args ?? value.arguments ?? value.input) }] : []
}

/** LangChain: `{type:"human", content}`, `{type:"constructor", id:[…,"HumanMessage"], kwargs}`, `{type:"ai", data:{content}}`. */
function langchain(value: Json): Message | null {
  if (value.type === 'constructor' && isObject(value.kwargs) && Array.isArray(value.id)) {
    const name = text(value.id.at(-1)) ?? ''
    const role = roleOf(name.replace(/Message(Chunk)?$/, ''))
    return role ? plain({ ...value.kwargs, role, status: value.kwargs.status }) : null
  }
  if (value.role !== undefined) return null
  const role = roleOf(value.type)
  if (!role) return null
  return plain({ ...(isObject(value.data) ? value.data : value), role, type: undefined })
}

/** Items of the OpenAI Responses API that carry no role. */
function responseItem(value: Json): Message | null {
  if (value.type === 'message') return plain({ role: 'assistant', ...value })
  const parts = /^(function_call|function_call_output|reasoning)$/.test(text(value.type) ?? '') ? readParts([value]) : []
  if (parts.length === 0) return null
  return { role: value.type === 'function_call_output' ? 'tool' : 'assistant', parts }
}

/** Anthropic and Gemini put tool results into user messages; they are shown as what they are. */
function splitResults(message: Message): Message {
  if (message.role !== 'user' || !message.parts.length || !message.parts.every((part) => part.kind === 'result')) return message
  return { ...message, role: 'tool' }
}

/** A list of messages; null unless every member is one. */
export function readList(value: unknown): Message[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  // LangChain batches: a list of lists.
  if (Array.isArray(value[0])) return value.length === 1 ? readList(value[0]) : null
  const messages: Message[] = []
  for (const each of value) {
    const message = typeof each === 'string' ? null : readMessage(each)
    if (message) messages.push(message)
    else if (!isNote(each)) return null
  }
  return messages.length > 0 ? messages : null
}

/** Entries that frameworks keep among messages and that say nothing: `{"type":"agent_config_update",…}`. */
const isNote = (value: unknown): boolean =>
  isObject(value) && typeof value.type === 'string' && value.role === undefined && value.content === undefined && value.text === undefined
