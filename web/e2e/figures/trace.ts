// How fast the trace and thread panels are, in Chromium against the real server:
// npx tsx e2e/figures/trace.ts (pages and server built). The last run stands in docs/design/trace.md.
import { existsSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { Api } from '../kit/api'
import { startServer } from '../kit/server'
import { seedLongThread } from '../seed/threads'
import { seedLargeTrace, seedTraces } from '../seed/traces'

const RUNS = 7
const executablePath = [process.env.OPIK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))

const server = await startServer(undefined, 'Release')
const api = new Api(server.base)
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu'] })
try {
  const small = await seedTraces(api, 'figures', 60)
  const tenThousand = await seedLargeTrace(api, 'figures-large', 10_000)
  const fiftyThousand = await seedLargeTrace(api, 'figures-large', 50_000)
  await seedLongThread(api, 'figures', 'th_long', 1000)
  const large = await api.project('figures-large')
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })

  await list(page, small.id, '')
  report('click on a row to open panel, 13 spans', await opened(page, small.traces[0]!.id, '[data-testid="traces"]'))
  await list(page, large, '')
  report('10,000 spans, click to usable tree', await opened(page, tenThousand, '[role="treeitem"][aria-level="2"]'))
  report('50,000 spans, click to usable tree', await opened(page, fiftyThousand, '[role="treeitem"][aria-level="2"]'))
  await page.locator(`[data-row-id="${fiftyThousand}"]`).getByRole('link').first().click()
  await page.locator('[role="treeitem"][aria-level="2"]').first().waitFor()
  report('50,000 spans, time between two frames while scrolling', await frames(page))
  report('search of 10,000 spans on the server, rare text', await asked(page, `/api/v1/private/traces/${tenThousand}/search?text=step_777`))
  report('search of 10,000 spans on the server, frequent text', await asked(page, `/api/v1/private/traces/${tenThousand}/search?text=gpt-5`))
  await list(page, small.id, '?logsType=threads')
  report('thread of 1,000 turns, click to last turn', await opened(page, 'th_long', '[data-testid="thread-turn"]'))
} finally {
  await browser.close()
  await server.stop()
}

async function list(page: Page, project: string, query: string): Promise<void> {
  await page.goto(`${server.base}/default/projects/${project}/logs${query}`)
  await page.locator('[data-row-id]').first().waitFor()
  // The panels are loaded shortly after the list, as for a reader who looks first.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((entry) => entry.name.includes('ThreadPanel')))
}

async function opened(page: Page, row: string, shown: string): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) {
    times.push(
      await page.evaluate(
        async ([id, selector]) => {
          const start = performance.now()
          document.querySelector<HTMLElement>(`[data-row-id="${id}"] a`)!.click()
          while (!document.querySelector(selector!)) await new Promise(requestAnimationFrame)
          return performance.now() - start
        },
        [row, shown] as const,
      ),
    )
    await page.keyboard.press('Escape')
    await page.locator(`[data-row-id="${row}"] a`).first().waitFor()
  }
  return times
}

function frames(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const box = document.querySelector('.treew')!
    const times: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let i = 0; i < 200; i++) {
      box.scrollTop += 300
      const now = await new Promise<number>(requestAnimationFrame)
      times.push(now - last)
      last = now
    }
    return times
  })
}

function asked(page: Page, path: string): Promise<number[]> {
  return page.evaluate(async (address) => {
    const times: number[] = []
    for (let i = 0; i < 7; i++) {
      const start = performance.now()
      await (await fetch(address)).text()
      times.push(performance.now() - start)
    }
    return times
  }, path)
}

function report(what: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!)
  console.log(`| ${what} | ${at(0.5)} ms | ${at(0.95)} ms |`)
}
