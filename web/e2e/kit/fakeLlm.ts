import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Api } from './api'

export interface FakeRequest {
  model: string
  messages: { role: string; content: unknown }[]
  stream?: boolean
  response_format?: { json_schema?: { schema?: { properties?: Record<string, { properties?: Record<string, unknown> }> } } }
  [member: string]: unknown
}

/** What the model says, word by word; `refuse` answers 400; `hold` keeps every word until it is let go. */
export interface FakeAnswer {
  text?: string
  refuse?: string
  hold?: Promise<void>
}

/** A model provider on loopback with the interface of OpenAI: it streams, and scores where a judge asks for a schema. */
export class FakeLlm {
  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  readonly requests: FakeRequest[] = []
  answer: (asked: string, request: FakeRequest) => FakeAnswer = (asked) => ({ text: `You said: ${asked}` })

  static async start(): Promise<FakeLlm> {
    let fake: FakeLlm | undefined = undefined
    const server = createServer((request, response) => void fake!.serve(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    fake = new FakeLlm(server, `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`)
    return fake
  }

  /** Makes it a provider of the workspace; returns the beginning of its models' names. */
  async register(api: Api, name: string, models: string[] = ['gpt-5-mini', 'claude-sonnet-4-5']): Promise<string> {
    await api.post('/llm-provider-key', { provider: 'custom-llm', provider_name: name, api_key: 'k', base_url: this.address, configuration: { models: models.join(',') } })
    return `custom-llm/${name}/`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes: Buffer[] = []
    for await (const each of request) bytes.push(each as Buffer)
    const asked = JSON.parse(Buffer.concat(bytes).toString() || '{}') as FakeRequest
    this.requests.push(asked)
    const last = asked.messages?.at(-1)?.content
    const form = asked.response_format?.json_schema?.schema?.properties
    // A judge asks for objects of a score and a reason; any other schema is the test's own.
    const judged = form && Object.values(form).every((each) => each.properties?.score) ? form : undefined
    const answer = judged ? { text: JSON.stringify(scores(judged, String(last))) } : this.answer(typeof last === 'string' ? last : JSON.stringify(last), asked)
    if (answer.refuse) {
      response.writeHead(400, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error: { message: answer.refuse } }))
      return
    }
    const text = answer.text ?? ''
    const usage = { prompt_tokens: Math.ceil(JSON.stringify(asked.messages).length / 4), completion_tokens: Math.ceil(text.length / 4), total_tokens: 0 }
    usage.total_tokens = usage.prompt_tokens + usage.completion_tokens
    const shared = { id: 'chatcmpl-1', model: asked.model, created: 1 }
    if (!asked.stream) {
      if (answer.hold) await answer.hold
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ ...shared, object: 'chat.completion', choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }], usage }))
      return
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    const send = (piece: object) => response.write(`data: ${JSON.stringify({ ...shared, object: 'chat.completion.chunk', ...piece })}\n\n`)
    const words = text.split(/(?<= )/)
    for (const [index, word] of words.entries()) {
      send({ choices: [{ index: 0, delta: { content: word } }] })
      // The first words come at once, so that a page has something to show while the rest is held.
      if (answer.hold && index === Math.min(3, words.length - 1)) await answer.hold
    }
    send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
    send({ choices: [], usage })
    response.end('data: [DONE]\n\n')
  }
}

/** A score between 0.4 and 0.99 for each member of the schema, always the same for the same text. */
function scores(properties: Record<string, unknown>, text: string): Record<string, unknown> {
  const seed = [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1009, 7)
  return Object.fromEntries(Object.keys(properties).map((name, index) => [name, { score: Number((0.4 + (((seed + index * 37) % 60) / 100)).toFixed(2)), reason: 'By the wording.' }]))
}
