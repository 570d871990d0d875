// Fills a running server with recorded clients: node dev/replay.mjs http://127.0.0.1:5173 FOLDER [name ...]
// With PROJECT set, everything goes into that project.
// Sends what those clients wrote about traces, spans, scores and OpenTelemetry, in order; for a look at the pages with real shapes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const [base, folder, ...names] = process.argv.slice(2)
const files = readdirSync(folder).filter(
    (file) => file.endsWith('.jsonl') && (names.length === 0 || names.includes(file.replace('.jsonl', ''))),
)
const written = /^\/v1\/private\/(traces|spans|otel|projects|assertion-results|guardrails)(\/|$|\?)/
const project = process.env.PROJECT
let sent = 0

function into(value) {
  if (!project || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(into)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === 'project_name' ? project : into(member)]))
}

for (const file of files) {
    const refused = new Map()
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
        if (!line) continue
        const { method, path, headers, body, body_base64: binary } = JSON.parse(line)
        if (method === 'GET' || !written.test(path) || /\/(search|retrieve)$/.test(path)) continue
        let bytes = binary ? Buffer.from(binary, 'base64') : body === undefined ? undefined : Buffer.from(JSON.stringify(into(body)))
        const zipped = headers['content-encoding'] === 'gzip'
        // A binary body was recorded as it was on the wire.
        if (zipped && bytes && !(binary && bytes[0] === 0x1f && bytes[1] === 0x8b)) bytes = gzipSync(bytes)
        const kept = Object.fromEntries(
            Object.entries(headers).filter(([name]) => !/^(transfer-encoding|content-length|accept-encoding|connection|host)$/.test(name)),
        )
        if (project && 'projectname' in kept) kept.projectname = project
    const response = await fetch(`${base}/api${path}`, { method, headers: kept, body: bytes })
        sent++
        if (response.status >= 400)
            refused.set(`${method} ${path.split('?')[0].replace(/[0-9a-f-]{36}/g, '{id}')} ${response.status}`, await response.text())
        else await response.arrayBuffer()
    }
    for (const [what, why] of refused) console.log(file, what, why.slice(0, 160))
}
console.log(`${sent} requests of ${files.length} recordings sent`)
