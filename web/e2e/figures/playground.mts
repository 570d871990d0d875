// Time and memory of the playground's matrix over many rows: npx tsx e2e/figures/playground.mts http://127.0.0.1:5300 [rows]
import { chromium } from '@playwright/test'
import { Api } from '../kit/api'
import { FakeLlm } from '../kit/fakeLlm'

const base = process.argv[2]!
const rows = Number(process.argv[3] ?? 10_000)
const GIVE_UP_MS = 360_000
const api = new Api(base)
const name = `matrix-${Date.now()}`
const fake = await FakeLlm.start()
const model = `${await fake.register(api, name)}gpt-5-mini`
fake.answer = (asked) => ({ text: `${asked} It is filed, and the guest gets an e-mail within half an hour.` })
const project = await api.project(name)
await api.post('/datasets', { name, project_id: project })
const { id: dataset } = await api.post<{ id: string }>('/datasets/retrieve', { dataset_name: name, project_name: name })
for (let at = 0; at < rows; at += 1000)
  await api.put('/datasets/items', { dataset_id: dataset, items: Array.from({ length: Math.min(1000, rows - at) }, (_, i) => ({ source: 'sdk', data: { message: `Case ${at + i}: where is my refund?`, expected: 'Say what is queued.' } })) })

const began = performance.now()
const run = await api.post<{ id: string }>('/playground/runs', { project_id: project, dataset_id: dataset, concurrency: 32, variants: [{ model, messages: [{ role: 'user', content: '{{message}}' }] }] })
const browser = await chromium.launch({ executablePath: process.env.OPIK_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'] })
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
const at = `${base}/default/projects/${project}/playground?run=${run.id}`

/** From navigation to the first answers, and frames while the whole matrix is scrolled through in 3 s. */
async function look(what: string): Promise<void> {
  const start = performance.now()
  await page.goto(at)
  await page.locator('[data-testid^="playground-output-0-"]').first().waitFor()
  const shown = performance.now() - start
  const scrolled = await page.evaluate(async () => {
    const box = document.querySelector('.pg')!
    const end = box.scrollHeight
    let [frames, longest, last] = [0, 0, performance.now()]
    const start = last
    while (performance.now() - start < 3000) {
      await new Promise(requestAnimationFrame)
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      frames++
      box.scrollTop = (end * (now - start)) / 3000
    }
    const { usedJSHeapSize } = (performance as unknown as { memory: { usedJSHeapSize: number } }).memory
    return { frames: Math.round(frames / 3), longest: Math.round(longest), nodes: document.querySelectorAll('*').length, heap: Math.round(usedJSHeapSize / 2 ** 20) }
  })
  console.log(`${what}: first rows ${Math.round(shown)} ms, ${scrolled.frames} frames/s, longest frame ${scrolled.longest} ms, ${scrolled.nodes} nodes, heap ${scrolled.heap} MiB`)
}

await look('while it runs')
const now = () => api.get<{ state: string; done: number; failed: number }>(`/playground/runs/${run.id}`)
let state = await now()
while (state.state === 'running' && performance.now() - began < GIVE_UP_MS) {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  state = await now()
}
const seconds = (performance.now() - began) / 1000
console.log(`${state.state}: ${state.done} of ${rows} in ${seconds.toFixed(0)} s, ${(state.done / seconds).toFixed(0)} rows/s, ${state.failed} failed`)
await look('afterwards')
const deep = performance.now()
await api.get(`/playground/runs/${run.id}/rows?page=${Math.max(1, Math.floor(state.done / 50))}&size=50`)
console.log(`a page at the end: ${Math.round(performance.now() - deep)} ms`)
await browser.close()
await fake.stop()
