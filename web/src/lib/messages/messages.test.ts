import { describe, expect, it } from 'vitest'
import { readMessages } from '.'

const roles = (input: unknown, output?: unknown) => readMessages(input, output)?.messages.map((message) => message.role)
const texts = (input: unknown, output?: unknown) =>
  readMessages(input, output)?.messages.map((message) =>
    message.parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join('|'),
  )

describe('conversations are recognised in', () => {
  it('OpenAI chat, with tool calls whose arguments are JSON in a string', () => {
    const input = {
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Weather?' },
            { type: 'image_url', image_url: { url: 'https://x/y.png' } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: '{"t":-3}' },
      ],
    }
    const output = { choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'Cold.' } }] }
    const conversation = readMessages(input, output)!
    expect(conversation.messages.map((m) => m.role)).toEqual(['system', 'user', 'assistant', 'tool', 'assistant'])
    expect(conversation.messages[2]!.parts).toEqual([{ kind: 'call', id: 'c1', name: 'weather', input: { city: 'Oslo' } }])
    expect(conversation.messages[3]!.parts[0]).toMatchObject({ kind: 'result', id: 'c1', output: { t: -3 } })
    expect(conversation.messages[4]).toMatchObject({ finish: 'stop' })
    expect(conversation.inputCount).toBe(4)
  })

  it('OpenAI chat that is spoken: sound in the question, sound and its words in the answer', () => {
    const sound = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA='
    const input = { messages: [{ role: 'user', content: [{ type: 'input_audio', input_audio: { data: sound, format: 'wav' } }, { type: 'text', text: 'What is this?' }] }] }
    const output = { choices: [{ message: { role: 'assistant', content: null, audio: { id: 'audio_1', data: sound, transcript: 'A bell.' } } }] }
    expect(texts(input, output)).toEqual(['media|What is this?', 'media|A bell.'])
    expect(texts(input, { choices: [{ message: { role: 'assistant', content: null, audio: { id: 'audio_1', transcript: 'A bell.' } } }] })?.at(-1)).toEqual('A bell.')
  })

  it('OpenAI responses, with instructions and items without a role', () => {
    const output = {
      output: [
        { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }] },
        { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Done' }] },
      ],
    }
    expect(roles({ instructions: 'Be brief.', input: 'Hello' }, output)).toEqual(['system', 'user', 'assistant', 'assistant', 'assistant'])
    expect(texts({ instructions: 'Be brief.', input: 'Hello' }, output)).toEqual(['Be brief.', 'Hello', 'thinking', 'call', 'Done'])
  })

  it('Anthropic, where tool results hide in user messages', () => {
    const input = {
      system: [{ type: 'text', text: 'You help.' }],
      messages: [
        { role: 'user', content: 'Refund' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Let me see' },
            { type: 'tool_use', id: 't', name: 'refund', input: { a: 1 } },
          ],
        },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 't', is_error: true, content: [{ type: 'text', text: 'timeout' }] }],
        },
      ],
    }
    const conversation = readMessages(input, { content: [{ type: 'text', text: 'Sorry' }], role: 'assistant', stop_reason: 'end_turn' })!
    expect(conversation.messages.map((m) => m.role)).toEqual(['system', 'user', 'assistant', 'tool', 'assistant'])
    expect(conversation.messages[3]!.parts[0]).toEqual({ kind: 'result', id: 't', name: undefined, output: 'timeout', error: true })
    expect(conversation.messages[4]!.finish).toBe('end_turn')
  })

  it('Gemini, with contents as text or as parts', () => {
    const output = {
      candidates: [
        { content: { role: 'model', parts: [{ text: 'Hi' }, { functionCall: { name: 'f', args: { x: 1 } } }] }, finish_reason: 'STOP' },
      ],
    }
    expect(texts({ contents: 'Hello', config: { system_instruction: 'Be brief' } }, output)).toEqual(['Be brief', 'Hello', 'Hi|call'])
    expect(
      roles({
        contents: [
          { role: 'user', parts: [{ text: 'a' }] },
          { role: 'model', parts: [{ text: 'b' }] },
        ],
      }),
    ).toEqual(['user', 'assistant'])
  })

  it('Bedrock Converse', () => {
    const input = { messages: [{ role: 'user', content: [{ text: 'Hi' }] }], system: [{ text: 'Be brief' }] }
    const output = {
      output: { message: { role: 'assistant', content: [{ toolUse: { toolUseId: 'u', name: 'f', input: {} } }] } },
      stopReason: 'tool_use',
    }
    expect(texts(input, output)).toEqual(['Be brief', 'Hi', 'call'])
  })

  it('LangChain, in its three ways to write a message', () => {
    expect(
      roles([
        [
          { type: 'human', content: 'a' },
          { type: 'ai', content: '', tool_calls: [{ name: 'f', args: {}, id: '1' }] },
        ],
      ]),
    ).toEqual(['user', 'assistant'])
    expect(
      roles({
        messages: [[{ lc: 1, type: 'constructor', id: ['langchain', 'schema', 'messages', 'HumanMessage'], kwargs: { content: 'a' } }]],
      }),
    ).toEqual(['user'])
    expect(texts(undefined, { generations: [[{ text: 'x', message: { type: 'ai', data: { content: 'answer' } } }]] })).toEqual(['answer'])
  })

  it('Vercel, with tool calls beside the text', () => {
    const output = { text: 'Let me look', toolCalls: [{ toolCallId: 'c', toolName: 'depth', input: '{"lake":"Ness"}' }] }
    expect(readMessages({ messages: [{ role: 'user', content: 'Depth?' }] }, output)!.messages[1]!.parts).toEqual([
      { kind: 'text', text: 'Let me look' },
      { kind: 'call', id: 'c', name: 'depth', input: { lake: 'Ness' } },
    ])
  })

  it('OpenTelemetry: messages with parts, and numbered attributes', () => {
    const input = {
      'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: 'Hi' }] }]),
      'gen_ai.system_instructions': [{ type: 'text', content: 'Be brief' }],
    }
    const output = {
      'gen_ai.output.messages': [
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'c', name: 'f', arguments: { a: 1 } }], finish_reason: 'tool_call' },
      ],
    }
    expect(texts(input, output)).toEqual(['Be brief', 'Hi', 'call'])
    expect(
      texts({
        'gen_ai.prompt.1.content': 'b',
        'gen_ai.prompt.1.role': 'user',
        'gen_ai.prompt.0.content': 'a',
        'gen_ai.prompt.0.role': 'system',
      }),
    ).toEqual(['a', 'b'])
  })
})

it('notes of a framework among the messages are passed over', () => {
  const input = {
    'lk.pii.chat_ctx': {
      items: [
        { type: 'message', role: 'system', content: ['You are Kelly.', { type: 'cache_breakpoint' }] },
        { type: 'agent_config_update', tools_added: ['weather'] },
        { type: 'message', role: 'user', content: ['Rain?'] },
      ],
    },
  }
  const output = { 'lk.pii.response.text': '', 'lk.pii.response.function_calls': [{ call_id: 'c', name: 'weather', arguments: '{"city":"Ghent"}' }] }
  const conversation = readMessages(input, output)!
  expect(conversation.messages.map((message) => message.role)).toEqual(['system', 'user', 'assistant'])
  expect(conversation.messages[2]!.parts).toEqual([{ kind: 'call', id: 'c', name: 'weather', input: { city: 'Ghent' } }])
})

describe('a conversation is found', () => {
  it('under the names that frameworks wrap it in', () => {
    const messages = [{ role: 'user', content: 'Hi' }]
    const answer = { role: 'assistant', content: 'Ho' }
    for (const input of [
      { body: { messages } },
      { 'input.value': { messages } },
      { 'llm.input_messages': messages },
      { 'x.input': JSON.stringify({ messages }) },
    ]) {
      for (const output of [
        { replies: [answer] },
        { 'output.value': { choices: [{ message: answer }] } },
        { body: answer },
        { 'gen_ai.completion': [answer] },
        { generations: [answer] },
      ]) {
        expect(texts(input, output)).toEqual(['Hi', 'Ho'])
      }
    }
  })
  it('with plain text on the other side', () => {
    for (const output of ['Ho', { text: 'Ho' }, { output: ['Ho'] }, { content: 'Ho' }]) {
      expect(texts({ messages: [{ role: 'user', content: 'Hi' }] }, output)).toEqual(['Hi', 'Ho'])
    }
  })
  it('with one system text, also when it is sent twice', () => {
    expect(
      texts({
        input: [
          { role: 'system', content: 'Be brief' },
          { role: 'user', content: 'Hi' },
        ],
        'gen_ai.system_instructions': 'Be brief',
      }),
    ).toEqual(['Be brief', 'Hi'])
  })
  it('without messages that say nothing', () => {
    expect(readMessages(undefined, [{ role: 'assistant', parts: [{ type: 'text', content: '' }] }])).toBeNull()
  })
})

describe('what is not a conversation', () => {
  it.each([
    [{ query: 'x' }, { hits: [1] }],
    [['a', 'b'], undefined],
    [{ messages: [] }, {}],
    [null, null],
    [{ messages: 'text' }, 7],
  ])('stays JSON: %j', (input, output) => {
    expect(readMessages(input, output)).toBeNull()
  })
  it('does not repeat an input that the output contains', () => {
    const ask = { role: 'user', content: 'a' }
    expect(texts({ messages: [ask] }, { messages: [ask, { role: 'assistant', content: 'b' }] })).toEqual(['a', 'b'])
  })
})
