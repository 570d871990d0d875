import { diffArrays } from 'diff'
import type { Message, Role } from '../../../lib/messages'

/** One place of two conversations: what A said there, and B. */
export interface MessagePair {
  role: Role
  a: string | undefined
  b: string | undefined
  same: boolean
}

/** All that a message says, as text: words, calls with their arguments, results. */
export function messageText(message: Message): string {
  return message.parts
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'thinking':
          return part.text
        case 'call':
          return `${part.name}(${written(part.input)})`
        case 'result':
          return written(part.output)
        case 'media':
          return part.media.name
        default:
          return written(part.value)
      }
    })
    .join('\n\n')
}

const written = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 2))

/** The messages of both in their order: equal ones meet, and between two that are equal those of one role meet. */
export function pairMessages(a: Message[], b: Message[]): MessagePair[] {
  const said = (list: Message[]) => list.map((message) => ({ role: message.role, text: messageText(message) }))
  type Said = ReturnType<typeof said>[number]
  const pairs: MessagePair[] = []
  const blocks = diffArrays(said(a), said(b), { comparator: (left, right) => left.role === right.role && left.text === right.text })
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    const next = blocks[at + 1]
    if (!block.added && !block.removed) pairs.push(...block.value.map(({ role, text }) => ({ role, a: text, b: text, same: true })))
    else if (block.removed && next?.added) {
      pairs.push(...between(block.value, next.value))
      at++
    } else pairs.push(...block.value.map((each) => alone(each, block.added ? 'b' : 'a')))
  }
  return pairs

  function between(left: Said[], right: Said[]): MessagePair[] {
    const found: MessagePair[] = []
    let from = 0
    for (const each of left) {
      const to = right.findIndex((other, i) => i >= from && other.role === each.role)
      if (to < 0) found.push(alone(each, 'a'))
      else {
        found.push(...right.slice(from, to).map((other) => alone(other, 'b')), { role: each.role, a: each.text, b: right[to]!.text, same: false })
        from = to + 1
      }
    }
    return [...found, ...right.slice(from).map((other) => alone(other, 'b'))]
  }

  function alone({ role, text }: Said, side: 'a' | 'b'): MessagePair {
    return { role, a: side === 'a' ? text : undefined, b: side === 'b' ? text : undefined, same: false }
  }
}
