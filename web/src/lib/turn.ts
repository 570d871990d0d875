import { readMessages, type Conversation, type Part } from './messages'
import { isObject, parsed } from './messages/types'

/** One side of a turn: what was said, or the value itself where no words are recognised. */
export type Said = { parts: Part[] } | { value: unknown } | null

/** What the user said and what came back, out of the input and output of a trace. */
export function readTurn(input: unknown, output: unknown): { asked: Said; answered: Said } {
  const conversation = readMessages(input, output)
  if (!conversation) return { asked: plain(input), answered: plain(output) }
  const before = conversation.messages.slice(0, conversation.inputCount)
  const after = conversation.messages.slice(conversation.inputCount)
  const question = before.filter((message) => message.role === 'user').at(-1)
  const answers = after.filter((message) => message.role === 'assistant').flatMap((message) => message.parts.filter(spoken))
  return {
    asked: question ? { parts: question.parts.filter(spoken) } : plain(input),
    answered: answers.length > 0 ? { parts: answers } : plain(output),
  }
}

/** A call of a model with plain texts on both sides, as a conversation; null where a side has no words. */
export function readPlainCall(input: unknown, output: unknown): Conversation | null {
  const [asked, answered] = [plain(input), plain(output)]
  if (!asked || 'value' in asked || (answered && 'value' in answered)) return null
  return {
    messages: [{ role: 'user', parts: asked.parts }, ...(answered ? [{ role: 'assistant' as const, parts: answered.parts }] : [])],
    inputCount: 1,
  }
}

const spoken = (part: Part): boolean => part.kind === 'text' || part.kind === 'media'

/** Members that hold the words of a side, most telling first. */
const WORDS = ['gen_ai.request.input', 'gen_ai.response.output', 'kwargs', 'message', 'question', 'query', 'prompt', 'input', 'text', 'answer', 'response', 'output', 'result', 'content', 'user_message', 'reply']
const DEEPEST = 4

function plain(value: unknown, depth = 0): Said {
  const held = parsed(value)
  if (held === undefined || held === null || held === '') return null
  if (typeof held === 'string') return { parts: [{ kind: 'text', text: held }] }
  if (isObject(held) && depth < DEEPEST) {
    const keys = Object.keys(held)
    const key = WORDS.find((each) => each in held) ?? (keys.length === 1 ? keys[0] : undefined)
    const said = key === undefined ? null : plain(held[key], depth + 1)
    if (said && 'parts' in said) return said
  }
  return { value: held }
}
