// A seeded server to look at pages with: npx tsx e2e/serve.ts --port 5300 [--empty]. It ends with Ctrl+C and forgets everything.
import { parseArgs } from 'node:util'
import { Api } from './kit/api'
import { startServer } from './kit/server'
import { SEEDS } from './seed'

const { values } = parseArgs({ options: { port: { type: 'string', default: '5300' }, empty: { type: 'boolean', default: false } } })
const server = await startServer(Number(values.port))
const end = () => void server.stop().then(() => process.exit(0))
process.on('SIGINT', end)
process.on('SIGTERM', end)
if (!values.empty) for (const seed of SEEDS) await seed(new Api(server.base))
console.log(`${server.base} is ready`)
