// The figures of the pages in Chromium: npx tsx e2e/figures/run.ts [--traces 1000000] [--live 120] [--out report.md]
// Needs the pages and the server in Release (dotnet build src/Opik.Server -c Release); starts a server of its own and forgets its data.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import settings from '../../playwright.config'
import { Api } from '../kit/api'
import { startServer } from '../kit/server'
import { seedLargeTrace, seedTraces, sendTrace } from '../seed/traces'
import { fillTraces } from './fill'
import { paletteFigures } from './palette'
import { clickToDrawn, median, memory, percentile, scroll } from './measure'

const { values } = parseArgs({
  options: {
    traces: { type: 'string', default: '1000000' },
    live: { type: 'string', default: '120' },
    out: { type: 'string', default: '' },
  },
})
const ROUNDS = 15
/** Each round begins with a page that has nothing left to do. */
const AT_REST_MS = 800
/** What the server does after a large write. */
const SETTLES_MS = 5000
const traces = Number(values.traces)
const liveSeconds = Number(values.live)
const server = await startServer(undefined, 'Release')
const browser = await chromium.launch(settings.use!.launchOptions)
const lines: string[] = []
const say = (what: string, target: string, value: string) => {
  const line = `| ${what} | ${target} | ${value} |`
  lines.push(line)
  console.log(line)
}
const ms = (value: number) => `${value.toFixed(0)} ms`

try {
  const api = new Api(server.base)
  const small = await seedTraces(api, 'small', 400)
  const project = await api.project('large')
  const began = Date.now()
  await fillTraces(api, 'large', traces)
  console.log(`${traces} traces written in ${((Date.now() - began) / 1000).toFixed(0)} s`)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', baseURL: server.base })
  // tsx names the functions it compiles; those that run in the page need the same.
  await context.addInitScript({ content: 'globalThis.__name = (each) => each' })
  const page = await context.newPage()

  await openRows(page, `/default/projects/${small.id}/logs?logsType=traces`)
  await openLogs(page, `/default/projects/${project}/logs?logsType=traces`)
  await palette(page, api, project)
  await largeTraces(page, api, small.id)
  await live(page, api, small.id)
} finally {
  await browser.close()
  await server.stop()
}
const report = `# Figures of the web UI

\`npx tsx e2e/figures/run.ts --traces ${traces} --live ${liveSeconds}\` in \`web/\`, ${new Date().toISOString().slice(0, 10)}: Chromium ${browser.version()}, ${cpus().length} processors (${cpus()[0]?.model.trim()}) shared by browser, server and script; medians of ${ROUNDS} rounds, each from a page at rest, unless said otherwise.

| what | target | measured |
|---|---|---|
${lines.join('\n')}
`
if (values.out) writeFileSync(values.out, report)

async function firstRow(page: Page): Promise<void> {
  await page.locator('tbody tr[data-row-id]').first().waitFor()
}

async function openRows(page: Page, logs: string): Promise<void> {
  await page.goto(logs)
  await firstRow(page)
  await page.waitForTimeout(800) // the chunk of the panel is fetched ahead
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    times.push(await clickToDrawn(page, `tbody tr[aria-rowindex="${round + 2}"]`, '[data-testid=traces] [role=treeitem]'))
    await page.keyboard.press('Escape')
    await firstRow(page)
    await page.waitForTimeout(AT_REST_MS)
  }
  say('click on a row until the panel shows its tree', '< 100 ms', `${ms(median(times))}, worst ${ms(Math.max(...times))}`)
}

async function openLogs(page: Page, logs: string): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto('about:blank')
    const began = performance.now()
    await page.goto(logs, { waitUntil: 'commit' })
    await firstRow(page)
    times.push(performance.now() - began)
    await page.waitForTimeout(AT_REST_MS)
  }
  say(`Logs of ${traces.toLocaleString('en')} traces: first rows after navigation`, '< 500 ms', `${ms(median(times))}, worst ${ms(Math.max(...times))}`)
  await page.waitForTimeout(1000)
  const frames = await scroll(page, '.tw', 10_000 * 28, 140)
  say('scrolling 10,000 rows of them', '≥ 50 frames/s', `${frames.perSecond.toFixed(0)} frames/s, p95 of a frame ${frames.p95.toFixed(1)} ms (${frames.count} frames)`)
}

async function palette(page: Page, api: Api, projectId: string): Promise<void> {
  const found = await paletteFigures(page, api, projectId)
  say('command palette beside them: a page by its name, until drawn', '< 50 ms', found.local)
  say('a trace by its id, until drawn', 'soon after', found.id)
  say('a trace by a part of its name, until drawn', 'soon after', found.name)
  say("the server's part of it", '', found.server)
}

async function largeTraces(page: Page, api: Api, projectId: string): Promise<void> {
  for (const [spans, target] of [
    [10_000, '< 1 s'],
    [50_000, '< 3 s'],
  ] as const) {
    const id = await seedLargeTrace(api, 'small', spans)
    await page.waitForTimeout(SETTLES_MS)
    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      await page.goto('about:blank')
      const began = performance.now()
      await page.goto(`/default/projects/${projectId}/logs?trace=${id}`, { waitUntil: 'commit' })
      await page.getByTestId('trace-tree-node-step_0').waitFor()
      times.push(performance.now() - began)
      await page.waitForTimeout(AT_REST_MS)
    }
    say(`a trace of ${spans.toLocaleString('en')} spans usable, from its address`, target, `${ms(median(times))} (5 rounds)`)
    const frames = await scroll(page, '.treew', 28_000, 140)
    say(`scrolling its tree`, 'smooth', `${frames.perSecond.toFixed(0)} frames/s, p95 of a frame ${frames.p95.toFixed(1)} ms`)
    const found: number[] = []
    for (let round = 0; round < 5; round++) {
      const field = page.getByTestId('traces').getByRole('searchbox').or(page.getByTestId('traces').locator('input').first()).first()
      await field.fill('')
      const began = performance.now()
      await field.fill(`step_${spans / 10 - 1 - round}`)
      await page.getByTestId(`trace-tree-node-step_${spans / 10 - 1 - round}`).waitFor()
      found.push(performance.now() - began)
    }
    say('search inside it until the match is drawn', '< 200 ms', `${ms(median(found))}, p90 ${ms(percentile(found, 0.9))}`)
  }
}

/** Two events a second are the most that a server sends; this gives them all at once, without the pauses of an hour. */
async function live(page: Page, api: Api, projectId: string): Promise<void> {
  await page.goto(`/default/projects/${projectId}/logs?logsType=traces`)
  await firstRow(page)
  await page.waitForTimeout(3000)
  const before = await memory(page)
  const end = Date.now() + liveSeconds * 1000
  let written = 0
  while (Date.now() < end) {
    await sendTrace(api, 'small', `live_${written++}`)
    if (written % 50 === 0) await page.keyboard.press('.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await page.waitForTimeout(3000)
  const after = await memory(page)
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`
  say(
    `memory of the list after ${liveSeconds} s of updates (${written} traces)`,
    'flat',
    `${mib(before.heap)} before, ${mib(after.heap)} after; ${before.nodes} and ${after.nodes} nodes`,
  )
}
