// The memory of a list that stays open while traces arrive: npx tsx e2e/figures/hour.ts [--minutes 60] [--out report.md]
// Two traces a second, a reader who lets the new rows in every minute and opens one of them every five.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import settings from '../../playwright.config'
import { Api } from '../kit/api'
import { startServer } from '../kit/server'
import { seedTraces, sendTrace } from '../seed/traces'
import { memory } from './measure'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, out: { type: 'string', default: '' } } })
const minutes = Number(values.minutes)
const server = await startServer(undefined, 'Release')
const browser = await chromium.launch(settings.use!.launchOptions)
const rows: string[] = []

try {
  const api = new Api(server.base)
  const { id } = await seedTraces(api, 'live', 400)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', baseURL: server.base })
  await context.addInitScript({ content: 'globalThis.__name = (each) => each' })
  const page = await context.newPage()
  await page.goto(`/default/projects/${id}/logs?logsType=traces`)
  await page.locator('tbody tr[data-row-id]').first().waitFor()
  let written = 0
  const began = Date.now()
  await note(page, 0, written)
  for (let minute = 1; minute <= minutes; minute++) {
    while (Date.now() < began + minute * 60_000) {
      await sendTrace(api, 'live', `live_${written++}`)
      await page.waitForTimeout(500)
    }
    await page.keyboard.press('.')
    if (minute % 5 !== 0) continue
    await page.locator('tbody tr[data-row-id]').first().click()
    await page.getByTestId('traces').getByRole('treeitem').first().waitFor()
    await page.keyboard.press('Escape')
    await note(page, minute, written)
  }
} finally {
  await browser.close()
  await server.stop()
}
if (values.out)
  writeFileSync(
    values.out,
    `# Memory of a list that stays open

\`npx tsx e2e/figures/hour.ts --minutes ${minutes}\` in \`web/\`, ${new Date().toISOString().slice(0, 10)}: Logs in Chromium ${browser.version()} while traces arrive, after a collection of garbage each time.

| minute | traces arrived | heap, MiB | nodes of the document |
|---|---|---|---|
${rows.join('\n')}
`,
  )

async function note(page: Page, minute: number, written: number): Promise<void> {
  const { heap, nodes } = await memory(page)
  const row = `| ${minute} | ${written} | ${(heap / 1024 / 1024).toFixed(1)} | ${nodes} |`
  rows.push(row)
  console.log(row)
}
