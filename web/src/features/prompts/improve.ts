import type { Schemas } from '../../api/types'
import { readMessages, variablesOf, writeMessages, type Structure, type TemplateMessage } from './template'

const INSTRUCTION = `You improve prompts that programs send to language models.
You get a JSON object: "texts" are the parts of one prompt, each with the role of its message; "wish", if it is there, says what should get better.
Rewrite the texts so that a model follows them better: say what is wanted plainly and completely, put it in order, take away what contradicts or repeats itself. Without a wish, keep the intent and the length about as they are.
Keep the language of each text. Keep every placeholder such as {{name}} or {% for x in y %} letter by letter, and use no new ones. Do not answer the prompt.
Answer with a JSON object and nothing else: {"texts": ["…"]}, as many texts as you got, in the same order.`

const messagesOf = (template: string, structure: Structure): TemplateMessage[] =>
  (structure === 'chat' ? readMessages(template) : null) ?? [{ role: 'user', parts: [{ type: 'text', value: template }] }]

/** One call that rewrites the texts of a prompt; files and settings stay out of it. */
export function improveRequest(template: string, structure: Structure, model: string, wish: string): Schemas['ChatCompletionBody'] {
  const texts = messagesOf(template, structure).flatMap(({ role, parts }) => parts.filter((part) => part.type === 'text').map((part) => ({ role, text: part.value })))
  return {
    model: model.trim(),
    messages: [
      { role: 'system', content: INSTRUCTION },
      { role: 'user', content: JSON.stringify({ texts, ...(wish.trim() ? { wish: wish.trim() } : {}) }) },
    ],
  }
}

/** What the model has said; undefined: nothing. */
export function saidBy(answer: unknown): string | undefined {
  const content = (answer as { choices?: { message?: { content?: unknown } }[] } | null)?.choices?.[0]?.message?.content
  return typeof content === 'string' ? content : undefined
}

/** The prompt with the texts of the answer in place of its own; null when the answer is none that was asked for. */
export function improved(template: string, structure: Structure, answer: string): string | null {
  const texts = readTexts(answer)
  const messages = messagesOf(template, structure)
  const wanted = messages.flatMap(({ parts }) => parts.filter((part) => part.type === 'text')).length
  if (!texts || texts.length !== wanted) return null
  let next = 0
  const rewritten = messages.map((message) => ({ ...message, parts: message.parts.map((part) => (part.type === 'text' ? { ...part, value: texts[next++]! } : part)) }))
  return structure === 'chat' ? writeMessages(rewritten) : texts[0]!
}

/** Models like to put JSON between fences, or a sentence before it. */
function readTexts(answer: string): string[] | null {
  const json = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)
  try {
    const { texts } = JSON.parse(json) as { texts?: unknown }
    return Array.isArray(texts) && texts.every((text) => typeof text === 'string') ? texts : null
  } catch {
    return null
  }
}

/** Variables that only one of the two has: a program fills the one and lacks the other. */
export const changedVariables = (before: string, after: string): string[] => {
  const [old, now] = [variablesOf(before), variablesOf(after)]
  return [...old.filter((name) => !now.includes(name)), ...now.filter((name) => !old.includes(name))]
}
