import { startServer } from './server'

/** One server for the whole run, unless `OPIK_E2E` names a running one. Every test makes projects of its own. */
export default async function start(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.OPIK_E2E) return undefined
  const server = await startServer()
  process.env.OPIK_E2E = server.base
  return server.stop
}
