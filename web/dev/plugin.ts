import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { addTrace, answer } from './server.ts'

const LIVE_EVERY_MS = 2500

/** Serves made-up data under /api while no real server is there. */
export function fixtureServer(): Plugin {
  return {
    name: 'opik-fixture-server',
    configureServer(server) {
      server.middlewares.use('/api/v1/private', (request, response) => {
        void handle(request, response)
      })
    },
    configurePreviewServer(server) {
      server.middlewares.use('/api/v1/private', (request, response) => {
        void handle(request, response)
      })
    },
  }
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = new URL(request.url ?? '/', 'http://localhost')
  if (at.pathname.endsWith('/events')) return events(response)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const { status, body } = answer(request.method ?? 'GET', at.pathname, at.searchParams, text ? JSON.parse(text) : undefined)
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

function events(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
  response.write(': keepalive\n\n')
  if (process.env.FIXTURE_LIVE === 'off') return
  const timer = setInterval(() => {
    addTrace()
    response.write(`event: change\ndata: ${JSON.stringify({ traces: 1, spans: 13, at: new Date().toISOString() })}\n\n`)
  }, LIVE_EVERY_MS)
  response.on('close', () => clearInterval(timer))
}
