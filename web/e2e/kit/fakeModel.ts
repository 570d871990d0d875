import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeModel {
  /** The base address of its OpenAI interface. */
  url: string
  stop: () => Promise<void>
}

/** A model on loopback with the interface of OpenAI: `answer` gets the last message and says what is answered. */
export async function fakeModel(answer: (text: string) => string): Promise<FakeModel> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const asked = JSON.parse(Buffer.concat(parts).toString() || '{}') as { messages?: { content: string }[] }
      const content = answer(asked.messages?.at(-1)?.content ?? '')
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          id: 'chat-1', object: 'chat.completion', created: 1, model: 'm',
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
          usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
        }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
