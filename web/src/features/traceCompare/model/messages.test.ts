import { describe, expect, it } from 'vitest'
import type { Message, Role } from '../../../lib/messages'
import { messageText, pairMessages } from './messages'

const say = (role: Role, text: string): Message => ({ role, parts: [{ kind: 'text', text }] })
const drawn = (a: Message[], b: Message[]) => pairMessages(a, b).map((pair) => `${pair.role} ${pair.a ?? '–'}|${pair.b ?? '–'}${pair.same ? ' =' : ''}`)

describe('two conversations', () => {
  it('meet where they are equal, and by role where they differ', () => {
    const a = [say('system', 's'), say('user', 'refund'), say('tool', 'timeout'), say('assistant', 'queued')]
    const b = [say('system', 's'), say('user', 'refund'), say('tool', 'done'), say('tool', 'confirmed'), say('assistant', 'paid')]
    expect(drawn(a, b)).toEqual(['system s|s =', 'user refund|refund =', 'tool timeout|done', 'tool –|confirmed', 'assistant queued|paid'])
  })

  it('have messages that the other has not', () => {
    expect(drawn([say('user', 'hi')], [])).toEqual(['user hi|–'])
    expect(drawn([say('tool', 't'), say('user', 'x')], [say('user', 'y'), say('assistant', 'z')])).toEqual(['tool t|–', 'user x|y', 'assistant –|z'])
  })

  it('compare calls with their arguments', () => {
    const call = (amount: number): Message => ({ role: 'assistant', parts: [{ kind: 'text', text: 'So.' }, { kind: 'call', name: 'refund', input: { amount } }] })
    expect(messageText(call(3))).toBe('So.\n\nrefund({\n  "amount": 3\n})')
    expect(pairMessages([call(3)], [call(4)])[0]!.same).toBe(false)
  })
})
