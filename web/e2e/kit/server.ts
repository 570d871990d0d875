import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const START_WITHIN_MS = 60_000
// Alerts look and send at once, and may send to a receiver of the test.
const QUICK = ['--alert-interval', '1', '--alert-debounce', '0', '--allow-private-egress']

export interface RunningServer {
  base: string
  stop: () => Promise<void>
}

export type Build = 'Debug' | 'Release'

/**
 * The real server on loopback with an empty data folder of its own and the pages of `web/dist`: the build that is asked for
 * where it is there, else the other one.
 */
export async function startServer(port?: number, build: Build = 'Debug'): Promise<RunningServer> {
  const dll = [build, 'Debug', 'Release'].map((each) => join(ROOT, `src/Opik.Server/bin/${each}/net10.0/Opik.Server.dll`)).find(existsSync)
  if (!dll) throw new Error('The server is not built: dotnet build src/Opik.Server')
  if (!existsSync(join(ROOT, 'web/dist/index.html'))) throw new Error('The pages are not built: npm run build')
  const data = mkdtempSync(join(tmpdir(), 'opik-e2e-'))
  const base = `http://127.0.0.1:${port ?? (await freePort())}`
  const output: string[] = []
  const child = spawn('dotnet', [dll, '--urls', base, '--otlp-grpc-url', 'none', '--data', data, '--web-root', join(ROOT, 'web/dist'), ...QUICK], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OPIK_TOGGLE: undefined },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => output.push(bytes.toString()))
  const stop = async () => {
    await ended(child)
    rmSync(data, { recursive: true, force: true })
  }
  const limit = Date.now() + START_WITHIN_MS
  while (!(await answers(base))) {
    if (child.exitCode !== null || Date.now() > limit) {
      await stop()
      throw new Error(`The server did not start.\n${output.join('')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { base, stop }
}

async function answers(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/is-alive/ping`)).ok
  } catch {
    return false
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(kill)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
