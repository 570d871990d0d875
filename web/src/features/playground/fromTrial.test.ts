import { expect, test } from 'vitest'
import type { Candidate } from '../optimizations/trials'
import { messagesOf } from './draft'
import { variantOfTrial } from './fromTrial'

const run = { id: 'o', name: 'run 6' }
const trial = (label: string, metadata: unknown) => ({ id: `c-${label}`, label, experiments: [{ metadata }] }) as unknown as Candidate

test('a trial is a variant: messages, model, parameters and tools, and where they are from', () => {
  const prompt = { messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: '{{message}}' }], tools: [{ type: 'function' }] }
  const made = variantOfTrial(run, trial('T26', { configuration: { model: 'gpt-5-mini', model_parameters: { temperature: 0.2, note: 'x' }, prompt } }), undefined)
  expect(made).toMatchObject({ model: 'gpt-5-mini', params: { temperature: 0.2 }, trial: { optimization: 'o', run: 'run 6', candidate: 'c-T26', label: 'T26' } })
  expect(JSON.parse(made.tools)).toEqual([{ type: 'function' }])
  expect(messagesOf(made)).toEqual([{ role: 'system', content: 'Be brief.' }, { role: 'user', content: '{{message}}' }])
})

test('of several prompts it is the one that was changed; text is a message of the user', () => {
  const before = trial('T0', { configuration: { prompt: { plan: 'Plan', answer: 'Answer' } } })
  const after = trial('T1', { configuration: { prompt: { plan: 'Plan', answer: 'Answer {{question}}' } } })
  expect(messagesOf(variantOfTrial(run, after, before))).toEqual([{ role: 'user', content: 'Answer {{question}}' }])
})

test('a trial without a prompt says so', () => {
  expect(() => variantOfTrial(run, trial('T3', { configuration: {} }), undefined)).toThrow('T3 notes no prompt')
})
