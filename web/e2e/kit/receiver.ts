import { createServer } from 'node:http'

export interface Receiver {
  url: string
  /** Bodies that came, the first one first. */
  bodies: string[]
  /** What it answers from now on. */
  answer: (status: number) => void
  stop: () => Promise<void>
}

/** The other end of a webhook, on loopback. */
export async function startReceiver(): Promise<Receiver> {
  const bodies: string[] = []
  let status = 200
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => (body += part))
    request.on('end', () => {
      bodies.push(body)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hooks/opik`,
    bodies,
    answer: (next) => {
      status = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
